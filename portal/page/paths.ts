const change = (id: string): string => `/administrator-changes/${id}`;
const mandate = (id: string): string => `/mandates/${id}`;
const organisation = (siren: string): string => `/organisations/${siren}`;
const member = (siren: string, personId: string): string => `${organisation(siren)}/members/${personId}`;

/**
 * Where pages are, in the register's own words: mails, tasks and letters lead to them by the same. A link to one that
 * does not exist yet is not shown (`leadsTo`).
 */
export const PATHS = {
  home: '/',
  help: '/help',
  guide: (name: string) => `/help/${name}`,
  accessibility: '/accessibility',
  login: '/login',
  loginStart: '/login/start',
  callback: '/callback',
  confirmIdentity: '/confirm-identity',
  sessionExpired: '/session-expired',
  logout: '/logout',
  loggedOut: '/logged-out',
  language: (language: string) => `/language/${language}`,
  tasks: '/tasks',
  profile: '/profile',
  correctProfile: '/profile/correct',
  profileDone: '/profile/done',
  becomeAdministrator: '/administrator-changes/new',
  becomePlaces: '/administrator-changes/new/places',
  becomeSituation: '/administrator-changes/new/situation',
  becomeOutgoing: '/administrator-changes/new/outgoing',
  becomeDeed: '/administrator-changes/new/deed',
  becomeCheck: '/administrator-changes/new/check',
  administratorChange: change,
  changeKey: (id: string) => `${change(id)}/key`,
  changeKeyOrder: (id: string) => `${change(id)}/key/order`,
  changeCancel: (id: string) => `${change(id)}/cancel`,
  changeAnswer: (id: string, answer: string) => `${change(id)}/${answer}`,
  invitation: (id: string) => `/invitations/${id}`,
  mandate,
  mandateAnswer: (id: string, answer: string) => `${mandate(id)}/${answer}`,
  mandateEnd: (id: string) => `${mandate(id)}/end`,
  mandateTerms: (id: string) => `${mandate(id)}/terms`,
  mandatePeople: (id: string) => `${mandate(id)}/people`,
  proposeMandate: (siren: string) => `${organisation(siren)}/mandates/new`,
  proposeMandateRights: (siren: string) => `${organisation(siren)}/mandates/new/rights`,
  proposeMandateDeed: (siren: string) => `${organisation(siren)}/mandates/new/deed`,
  proposeMandateCheck: (siren: string) => `${organisation(siren)}/mandates/new/check`,
  bulkChange: (siren: string, id: string) => `${organisation(siren)}/access-changes/${id}`,
  /** Where a file of changes is sent; for a large one, where its address is asked for. */
  bulkFile: (siren: string) => `${organisation(siren)}/access-changes/new`,
  bulkFileAddress: (siren: string) => `${organisation(siren)}/access-changes/new/address`,
  bulkTemplate: (format: 'csv' | 'xlsx') => `/access-changes/template.${format}`,
  bulkResult: (siren: string, id: string) => `${organisation(siren)}/access-changes/${id}/result-file`,
  bulkDifferences: (siren: string, id: string) => `${organisation(siren)}/access-changes/${id}/differences`,
  faultyLines: (siren: string, id: string) => `${organisation(siren)}/access-changes/${id}/faulty-lines`,
  /** A head office that moved: its rights are carried over. */
  succession: (siren: string, siret: string) => `${organisation(siren)}/establishments/${siret}/succession`,
  review: (siren: string, id: string) => `${organisation(siren)}/reviews/${id}`,
  member,
  /** One's own card, for those who administer nobody. */
  ownCard: (siren: string) => member(siren, 'me'),
  leave: (siren: string) => `${member(siren, 'me')}/leave`,
  left: (siren: string) => `${member(siren, 'me')}/left`,
  endMember: (siren: string, personId: string) => `${member(siren, personId)}/end`,
  checkEnd: (siren: string, personId: string) => `${member(siren, personId)}/end/check`,
  memberEnded: (siren: string, personId: string) => `${member(siren, personId)}/ended`,
  confirmMember: (siren: string, personId: string) => `${member(siren, personId)}/confirmation`,
  sendAgain: (siren: string, personId: string) => `${member(siren, personId)}/invitation`,
  suspendMember: (siren: string, personId: string) => `${member(siren, personId)}/suspension`,
  memberRole: (siren: string, personId: string) => `${member(siren, personId)}/role`,
  giveGrant: (siren: string, personId: string) => `${member(siren, personId)}/grants/new`,
  grant: (siren: string, personId: string, grantId: string) => `${member(siren, personId)}/grants/${grantId}`,
  addMember: (siren: string) => `${organisation(siren)}/members/new`,
  /** For those who were ticked in the list. */
  giveToSeveral: (siren: string) => `${organisation(siren)}/members/several/grants`,
  coveragePlace: (siren: string, siret: string) => `${organisation(siren)}/coverage/${siret}`,
  coverageCell: (siren: string, siret: string, service: string) =>
    `${organisation(siren)}/coverage/${siret}/${service}`,
  coverageCheck: (siren: string, siret: string, service: string) =>
    `${organisation(siren)}/coverage/${siret}/${service}/check`,
  coverageDone: (siren: string, siret: string, service: string) =>
    `${organisation(siren)}/coverage/${siret}/${service}/done`,
  addMemberRights: (siren: string) => `${organisation(siren)}/members/new/rights`,
  addMemberPlaces: (siren: string) => `${organisation(siren)}/members/new/places`,
  addMemberPeriod: (siren: string) => `${organisation(siren)}/members/new/period`,
  addMemberCheck: (siren: string) => `${organisation(siren)}/members/new/check`,
  memberInvited: (siren: string, personId: string) => `${member(siren, personId)}/invited`,
  /** Asks for which body, where somebody has several, then goes on to the procedure. */
  addDeclarant: '/add-declarant',
  removeDeclarant: '/remove-declarant',
  organisation: {
    overview: organisation,
    members: (siren: string) => `${organisation(siren)}/members`,
    coverage: (siren: string) => `${organisation(siren)}/coverage`,
    mandates: (siren: string) => `${organisation(siren)}/mandates`,
    requests: (siren: string) => `${organisation(siren)}/administrator-changes`,
    bulk: (siren: string) => `${organisation(siren)}/access-changes`,
    reviews: (siren: string) => `${organisation(siren)}/reviews`,
    events: (siren: string) => `${organisation(siren)}/events`,
    report: (siren: string) => `${organisation(siren)}/access-report`,
  },
  support: {
    cases: '/support/administrator-changes',
    risks: '/support/orphan-risks',
    quotas: '/support/quotas',
  },
} as const;
