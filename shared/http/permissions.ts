/** What a caller is to the resource of a route. */
export type Relation =
  | 'anyone'
  /** A machine client that asks for decisions. */
  | 'relying-service'
  /** Anybody logged in. */
  | 'person'
  /** An active member of the organisation in the path, of either role. */
  | 'member'
  /** The member whose card it is. */
  | 'self'
  /** Whoever the card is about, once their access is over. Nothing else of the organisation is there for them. */
  | 'former'
  /** An active administrator of the organisation in the path. */
  | 'administrator'
  /** Whoever asked to become administrator, by the request in the path. */
  | 'candidate'
  /** An active administrator of the organisation that gives the mandate in the path. */
  | 'mandator'
  /** An active administrator of the organisation that the mandate in the path is given to. */
  | 'mandatary'
  /** An agent of the help desk: group `support` in the token. */
  | 'support'
  /** An agent who has opened the organisation in the path, with a case that they were dealt. */
  | 'viewer';

/** The scope that the token must carry. The environment's issuer may write it with a prefix. */
export type Scope = 'portal' | 'access:evaluate';

/** What the path names, and whoever calls must have to do with. */
export type Subject = 'organisation' | 'administrator-change' | 'mandate';

/**
 * When a route asks for a login of the last 15 minutes (shared/http/fresh-login.ts). Machines are not asked for one.
 */
export type FreshLoginCause =
  | 'always'
  /** Where the body gives the right to sign. */
  | 'signing'
  /** Where it makes an administrator, or changes the role of one, or ends, suspends or restores their access. */
  | 'administrator'
  /** Unless it is a dry run. */
  | 'running'
  /** Where a whole file is asked for. */
  | 'exporting';

export interface Permission {
  scope: Scope | undefined;
  /** Absent for a route that is about the caller alone, or about nobody. */
  about?: Subject;
  allowed: readonly Relation[];
  freshLogin?: readonly FreshLoginCause[];
}

/** Whether the route's Lambda verifies tokens itself, and not the gateway: where machines ask for decisions. */
export const isVerifiedByLambda = ({ permission }: { permission: Permission }): boolean =>
  permission.scope === 'access:evaluate';

const freshly = <const Row extends Permission, const Causes extends readonly FreshLoginCause[]>(
  row: Row,
  ...causes: Causes
) => ({ ...row, freshLogin: causes });
const freshlyAlways = <const Row extends Permission>(row: Row) => freshly(row, 'always');

const anyone = { scope: undefined, allowed: ['anyone'] } as const;
const relyingService = { scope: 'access:evaluate', allowed: ['relying-service'] } as const;
const person = { scope: 'portal', allowed: ['person'] } as const;
const support = { scope: 'portal', allowed: ['support'] } as const;

const inOrganisation = { scope: 'portal', about: 'organisation' } as const;
const selfOrAdministrator = { ...inOrganisation, allowed: ['self', 'administrator'] } as const;
/** What an agent who works on a case sees of a body: no exports, no keys, no letters (authority: rule 16). */
const memberOrViewer = { ...inOrganisation, allowed: ['member', 'administrator', 'viewer'] } as const;
const selfAdministratorOrViewer = {
  ...inOrganisation,
  allowed: ['self', 'former', 'administrator', 'viewer'],
} as const;
const administratorOrViewer = { ...inOrganisation, allowed: ['administrator', 'viewer'] } as const;
const administrator = { ...inOrganisation, allowed: ['administrator'] } as const;

const ofChange = { scope: 'portal', about: 'administrator-change' } as const;
const candidate = { ...ofChange, allowed: ['candidate'] } as const;
const administratorInPlace = { ...ofChange, allowed: ['administrator'] } as const;
const supportOfChange = { ...ofChange, allowed: ['support'] } as const;
const concerned = { ...ofChange, allowed: ['candidate', 'administrator', 'support'] } as const;

const ofMandate = { scope: 'portal', about: 'mandate' } as const;
const mandator = { ...ofMandate, allowed: ['mandator'] } as const;
const mandatary = { ...ofMandate, allowed: ['mandatary'] } as const;
const eitherSide = { ...ofMandate, allowed: ['mandator', 'mandatary'] } as const;

/**
 * The permission table, with one row per route. A call without token gets 401, and without scope 403. A stranger to
 * the organisation, request or mandate in the path gets 404, as if it did not exist. A member who is suspended or not
 * allowed gets 403. `freshly` says when an old login is refused with 401, of those who are allowed.
 */
export const PERMISSIONS = {
  'GET /health': anyone,
  'GET /openapi.json': anyone,
  'GET /services': anyone,
  'GET /help-topics': anyone,
  'GET /me': person,
  'PATCH /me': freshlyAlways(person),
  'POST /me/profile-confirmations': person,
  'POST /me/contests': freshlyAlways(person),
  'GET /invitations/{id}': person,
  'POST /invitations/{id}/acceptance': person,
  'POST /invitations/{id}/refusal': person,
  'GET /organisations/{siren}': memberOrViewer,
  'GET /organisations/{siren}/establishments': memberOrViewer,
  'GET /organisations/{siren}/events': administratorOrViewer,
  'GET /organisations/{siren}/coverage': administratorOrViewer,
  'GET /organisations/{siren}/access-report': freshly(administrator, 'exporting'),
  'GET /organisations/{siren}/members': administratorOrViewer,
  'POST /organisations/{siren}/members': freshly(administrator, 'signing', 'administrator'),
  'GET /organisations/{siren}/members/{personId}': selfAdministratorOrViewer,
  'DELETE /organisations/{siren}/members/{personId}': freshly(
    selfOrAdministrator,
    'signing',
    'administrator',
  ),
  'POST /organisations/{siren}/members/{personId}/invitation': freshlyAlways(administrator),
  'PUT /organisations/{siren}/members/{personId}/suspension': freshly(administrator, 'administrator'),
  'DELETE /organisations/{siren}/members/{personId}/suspension': freshly(administrator, 'administrator'),
  'POST /organisations/{siren}/members/{personId}/confirmation': freshlyAlways(administrator),
  'PUT /organisations/{siren}/members/{personId}/role': freshly(administrator, 'administrator'),
  'POST /organisations/{siren}/members/{personId}/grants': freshly(administrator, 'signing'),
  'PUT /organisations/{siren}/members/{personId}/grants/{grantId}': freshly(administrator, 'signing'),
  'DELETE /organisations/{siren}/members/{personId}/grants/{grantId}': administrator,
  'GET /access-changes/template': anyone,
  'POST /organisations/{siren}/access-change-uploads': administrator,
  'POST /organisations/{siren}/access-changes': freshly(administrator, 'running'),
  'GET /organisations/{siren}/access-changes': administrator,
  'GET /organisations/{siren}/access-changes/{id}': administrator,
  'GET /organisations/{siren}/access-changes/{id}/lines': administrator,
  'GET /organisations/{siren}/access-changes/{id}/differences': administrator,
  'GET /organisations/{siren}/access-changes/{id}/result-file': freshlyAlways(administrator),
  'POST /organisations/{siren}/access-changes/{id}/decision': freshlyAlways(administrator),
  'POST /organisations/{siren}/access-changes/{id}/undo': freshlyAlways(administrator),
  'POST /organisations/{siren}/establishments/{siret}/succession': freshly(administrator, 'running'),
  'POST /organisations/{siren}/mandates': freshlyAlways(administrator),
  'GET /organisations/{siren}/mandates': administrator,
  'GET /mandates/{id}': eitherSide,
  'GET /mandates/{id}/people': eitherSide,
  'POST /mandates/{id}/acceptance': freshlyAlways(mandatary),
  'POST /mandates/{id}/refusal': freshlyAlways(mandatary),
  'POST /mandates/{id}/end': freshlyAlways(eitherSide),
  'PUT /mandates/{id}/terms': freshlyAlways(mandator),
  'POST /organisations/{siren}/reviews': administrator,
  'GET /organisations/{siren}/reviews': administrator,
  'GET /organisations/{siren}/reviews/{id}': administrator,
  'GET /organisations/{siren}/reviews/{id}/cards': administrator,
  'POST /organisations/{siren}/reviews/{id}/decisions': freshly(administrator, 'signing', 'administrator'),
  'POST /organisations/{siren}/reviews/{id}/signature': freshlyAlways(administrator),
  'GET /organisations/{siren}/reviews/{id}/export': freshlyAlways(administrator),
  'GET /establishments': person,
  'POST /administrator-changes': freshlyAlways(person),
  'GET /administrator-changes': person,
  'GET /administrator-changes/{id}': concerned,
  'DELETE /administrator-changes/{id}': freshlyAlways(candidate),
  'POST /administrator-changes/{id}/decision': freshlyAlways(administratorInPlace),
  'POST /administrator-changes/{id}/activation-key': freshlyAlways(candidate),
  'POST /administrator-changes/{id}/activation': freshlyAlways(candidate),
  'POST /administrator-changes/{id}/objection': freshlyAlways(administratorInPlace),
  'POST /administrator-changes/{id}/withdrawal': freshlyAlways(administratorInPlace),
  'POST /administrator-changes/{id}/stop': freshlyAlways(supportOfChange),
  'POST /administrator-changes/{id}/support-decision': freshlyAlways(supportOfChange),
  'GET /support/administrator-changes': support,
  'POST /support/cases': freshlyAlways(support),
  'POST /support/cases/{id}/view': freshlyAlways(support),
  'GET /support/quotas': support,
  'GET /support/orphan-risks': support,
  'GET /support/access-changes': support,
  'POST /support/access-changes/{id}/decision': freshlyAlways(support),
  'GET /support/contests': support,
  'POST /support/contests/{id}/decision': freshlyAlways(support),
  'GET /.well-known/authzen-configuration': anyone,
  'POST /access/v1/evaluation': relyingService,
  'POST /access/v1/evaluations': relyingService,
  'POST /access/v1/search/subject': relyingService,
  'POST /access/v1/search/resource': relyingService,
  'POST /access/v1/search/action': relyingService,
} as const satisfies Record<string, Permission>;

export type RouteKey = keyof typeof PERMISSIONS;
