import type { Event, EventType } from '../domain/events.ts';
import { type Right, rightSchema } from '../domain/rights.ts';
import { ofInWords, rightInWords } from './in-words.ts';
import type { Language } from './text.ts';

/** What a sentence about an event names. */
interface Named {
  /** Who did it. */
  who: string;
  /** The person whom it is about. */
  whom: string;
  /** « de Marie », where a sentence needs it. */
  ofWhom: string;
  /** « DSN, signer ; DSIJ, déclarer »; empty where the event names no rights. */
  rights: string;
  isOwn: boolean;
  data: Event['data'];
}
type Say = string | ((named: Named) => string);

/** What an event may name, and nothing where it names none. */
const after = (sign: string, text: string): string => (text === '' ? '' : `${sign}${text}`);

const DECIDED = 'La demande d’administration';
const BULK = 'Le changement groupé';

const fr: Readonly<Record<EventType, Say>> = {
  'member.invited': ({ who, whom, data }) =>
    data.role === 'administrator' ? `${who} a invité ${whom} à administrer` : `${who} a invité ${whom}`,
  'invitation.accepted': ({ whom, data }) =>
    data.role === 'administrator'
      ? `${whom} a accepté l’invitation, et administre l’organisme`
      : `${whom} a accepté l’invitation`,
  'invitation.refused': ({ whom }) => `${whom} a refusé l’invitation`,
  'invitation.expiring': ({ ofWhom }) => `L’invitation ${ofWhom} expire bientôt`,
  'invitation.expired': ({ ofWhom }) => `L’invitation ${ofWhom} a expiré sans réponse`,
  'member.confirmed': ({ who, whom }) => `${who} a confirmé que ${whom} est bien la personne invitée`,
  'member.suspended': ({ who, ofWhom }) => `${who} a suspendu l’accès ${ofWhom}`,
  'member.reactivated': ({ who, ofWhom }) => `${who} a rétabli l’accès ${ofWhom}`,
  'member.ended': ({ who, ofWhom, isOwn, data }) => {
    if (isOwn) return `${who} a mis fin à son propre accès`;
    if (data.why === 'not-confirmed')
      return `L’accès ${ofWhom} a pris fin : personne ne l’a confirmé à temps`;
    return data.from === 'invited'
      ? `${who} a retiré l’invitation ${ofWhom}`
      : `${who} a mis fin à l’accès ${ofWhom}`;
  },
  'role.changed': ({ who, whom, data }) =>
    data.to === 'administrator'
      ? `${who} a nommé ${whom} administrateur`
      : `${who} a retiré à ${whom} le rôle d’administrateur`,
  'administrator.appointed': ({ whom }) => `${whom} administre l’organisme`,
  'grant.given': ({ who, whom, rights }) =>
    rights === '' ? `${who} a donné un droit à ${whom}` : `${who} a donné à ${whom} : ${rights}`,
  'grant.changed': ({ who, ofWhom, rights }) => `${who} a changé un droit ${ofWhom}${after(' : ', rights)}`,
  'grant.ended': ({ who, ofWhom }) => `${who} a mis fin à un droit ${ofWhom}`,
  'grant.expiring': ({ ofWhom }) => `Un droit ${ofWhom} s’arrête bientôt`,
  'grant.expired': ({ ofWhom }) => `Un droit ${ofWhom} s’est arrêté à sa date`,
  'access.changed': ({ who, ofWhom }) => `${who} a changé plusieurs droits ${ofWhom}`,
  'access.confirmed': ({ who, ofWhom }) => `${who} a confirmé les droits ${ofWhom} lors de la revue`,
  'contest.opened': ({ whom }) => `${whom} conteste ne plus administrer l’organisme`,
  'contest.answered': 'Un agent de l’assistance a répondu à une contestation',
  'contest.overdue': 'Une contestation attend l’assistance depuis plus de trois jours ouvrés',
  'contest.decided': ({ whom, data }) =>
    data.decision === 'restore'
      ? `L’assistance a rétabli ${whom} comme administrateur`
      : `L’assistance n’a pas rétabli ${whom} comme administrateur`,
  'administrator-change.requested': ({ whom }) => `${whom} a demandé à administrer l’organisme`,
  'administrator-change.reminded': `${DECIDED} attend toujours une réponse`,
  'administrator-change.escalated': `${DECIDED} est passée à l’assistance`,
  'administrator-change.activation-key-ordered': ({ whom }) => `${whom} a demandé une clé par courrier`,
  'administrator-change.activation-failed': ({ whom }) => `${whom} a saisi une clé qui n’est pas la bonne`,
  'administrator-change.support-approved': `Un agent de l’assistance a accepté la demande d’administration`,
  'administrator-change.letter-left': 'Une lettre avec une clé est partie au siège',
  'administrator-change.dealt': 'La file de l’assistance a confié la demande d’administration à un agent',
  'administrator-change.support-answered': 'Un agent de l’assistance a répondu à la demande d’administration',
  'administrator-change.objected': ({ who, ofWhom }) => `${who} s’est opposé à la demande ${ofWhom}`,
  'administrator-change.stopped': 'Un agent de l’assistance a arrêté la demande d’administration',
  'administrator-change.overdue': `${DECIDED} attend trop longtemps la décision de l’assistance`,
  'administrator-change.returned': `${DECIDED} n’est plus approuvée et revient à l’étude`,
  'administrator-change.converted': `${DECIDED} devient celle d’un administrateur de plus`,
  'administrator-change.contest-opened': `${DECIDED} peut être contestée`,
  'administrator-change.contested': ({ who }) => `${who} a contesté la demande d’administration`,
  'administrator-change.approved': ({ who, ofWhom }) => `${who} a accepté la demande ${ofWhom}`,
  'administrator-change.applied': ({ ofWhom }) => `La demande ${ofWhom} a pris effet`,
  'administrator-change.refused': ({ who, ofWhom }) => `${who} a refusé la demande ${ofWhom}`,
  'administrator-change.expired': `${DECIDED} a expiré`,
  'administrator-change.cancelled': ({ whom }) => `${whom} a annulé sa demande d’administration`,
  'access-change.requested': ({ who }) => `${who} a préparé un changement groupé`,
  'access-change.checked': `${BULK} a été contrôlé`,
  'access-change.unreadable': 'Le fichier du changement groupé n’est pas lisible',
  'access-change.approval-asked': `${BULK} attend l’accord d’un autre administrateur`,
  'access-change.support-answered': `${BULK} a reçu la réponse d’un agent de l’assistance`,
  'access-change.refused': ({ who }) => `${who} a refusé le changement groupé`,
  'access-change.begun': `${BULK} commence`,
  'access-change.stopping': ({ who }) => `${who} arrête le changement groupé`,
  'access-change.stopped': `${BULK} s’est arrêté`,
  'access-change.done': `${BULK} est fait`,
  'access-change.undo-approval-asked': 'L’annulation du changement groupé attend un accord',
  'access-change.undo-refused': ({ who }) => `${who} a refusé d’annuler le changement groupé`,
  'access-change.interrupted': `${BULK} est interrompu : un administrateur le reprend ou l’annule`,
  'access-change.undo-begun': 'L’annulation du changement groupé commence',
  'access-change.undone': `${BULK} est annulé`,
  'mandate.proposed': ({ who }) => `${who} a proposé un mandat`,
  'mandate.accepted': ({ who }) => `${who} a accepté le mandat`,
  'mandate.refused': ({ who }) => `${who} a refusé le mandat`,
  'mandate.narrowed': ({ who }) => `${who} a réduit le mandat`,
  'mandate.ended': ({ who }) => `${who} a mis fin au mandat`,
  'mandate.grants-changed': ({ ofWhom }) => `Les droits ${ofWhom} sous mandat ont changé`,
  'mandate.expiring': 'Un mandat s’arrête bientôt',
  'mandate.expired': 'Un mandat s’est arrêté à sa date',
  'person.registered': ({ whom }) => `${whom} s’est connecté pour la première fois`,
  'profile.changed': ({ whom }) => `${whom} a corrigé ses coordonnées`,
  'profile.confirmed': ({ whom }) => `${whom} a confirmé ses coordonnées`,
  'profile.reminded': ({ whom }) => `${whom} doit bientôt confirmer ses coordonnées`,
  'profile.stale': ({ ofWhom }) => `Les coordonnées ${ofWhom} ne sont plus à jour`,
  'profile.long-stale': ({ ofWhom }) => `Les coordonnées ${ofWhom} ne sont plus à jour depuis longtemps`,
  'person.inactive': ({ whom }) => `${whom} ne s’est pas connecté depuis 180 jours`,
  'orphan-risk.raised': 'L’organisme est sur la liste de l’assistance',
  'orphan-risk.cleared': 'L’organisme n’est plus sur la liste de l’assistance',
  'establishment.closed': 'Un établissement a fermé',
  'establishment.reopened': 'Un établissement a rouvert',
  'establishment.moved': 'Un siège a changé de SIRET',
  'access-review.opened': 'La revue annuelle est ouverte',
  'access-review.reminded': 'La revue annuelle n’est pas finie',
  'access-review.ended': 'La revue annuelle est close',
  'access-review.signed': ({ who }) => `${who} a signé la revue annuelle`,
  'access-review.lapsed': 'Ce qui n’avait pas été revu est suspendu',
  'support-view.opened': 'Un agent de l’assistance a ouvert l’organisme, pour instruire une demande',
  'support-view.page': 'Un agent de l’assistance a consulté une page de l’organisme',
  'mails.merged': 'Plusieurs messages d’une même journée ont été réunis en un seul',
  'job.finished': 'Un travail du registre est fini',
};

const CHANGE = 'The request to administer';
const MANY = 'The bulk change';

const en: typeof fr = {
  'member.invited': ({ who, whom, data }) =>
    data.role === 'administrator' ? `${who} invited ${whom} to administer` : `${who} invited ${whom}`,
  'invitation.accepted': ({ whom, data }) =>
    data.role === 'administrator'
      ? `${whom} accepted the invitation, and administers the organisation`
      : `${whom} accepted the invitation`,
  'invitation.refused': ({ whom }) => `${whom} refused the invitation`,
  'invitation.expiring': ({ ofWhom }) => `The invitation ${ofWhom} expires soon`,
  'invitation.expired': ({ ofWhom }) => `The invitation ${ofWhom} expired without an answer`,
  'member.confirmed': ({ who, whom }) => `${who} confirmed that ${whom} is the person invited`,
  'member.suspended': ({ who, ofWhom }) => `${who} suspended the access ${ofWhom}`,
  'member.reactivated': ({ who, ofWhom }) => `${who} restored the access ${ofWhom}`,
  'member.ended': ({ who, ofWhom, isOwn, data }) => {
    if (isOwn) return `${who} ended their own access`;
    if (data.why === 'not-confirmed') return `The access ${ofWhom} ended: nobody confirmed it in time`;
    return data.from === 'invited'
      ? `${who} withdrew the invitation ${ofWhom}`
      : `${who} ended the access ${ofWhom}`;
  },
  'role.changed': ({ who, whom, data }) =>
    data.to === 'administrator'
      ? `${who} made ${whom} administrator`
      : `${who} took the administrator’s role from ${whom}`,
  'administrator.appointed': ({ whom }) => `${whom} administers the organisation`,
  'grant.given': ({ who, whom, rights }) =>
    rights === '' ? `${who} gave ${whom} a right` : `${who} gave ${whom}: ${rights}`,
  'grant.changed': ({ who, ofWhom, rights }) => `${who} changed a right ${ofWhom}${after(': ', rights)}`,
  'grant.ended': ({ who, ofWhom }) => `${who} ended a right ${ofWhom}`,
  'grant.expiring': ({ ofWhom }) => `A right ${ofWhom} ends soon`,
  'grant.expired': ({ ofWhom }) => `A right ${ofWhom} ended on its date`,
  'access.changed': ({ who, ofWhom }) => `${who} changed several rights ${ofWhom}`,
  'access.confirmed': ({ who, ofWhom }) => `${who} confirmed the rights ${ofWhom} in the review`,
  'contest.opened': ({ whom }) => `${whom} contests to administer the organisation no more`,
  'contest.answered': 'An agent of support has answered a contest',
  'contest.overdue': 'A contest has waited for support for more than three working days',
  'contest.decided': ({ whom, data }) =>
    data.decision === 'restore'
      ? `Support has restored ${whom} as administrator`
      : `Support has not restored ${whom} as administrator`,
  'administrator-change.requested': ({ whom }) => `${whom} asked to administer the organisation`,
  'administrator-change.reminded': `${CHANGE} still awaits an answer`,
  'administrator-change.escalated': `${CHANGE} went to support`,
  'administrator-change.activation-key-ordered': ({ whom }) => `${whom} ordered a key by letter`,
  'administrator-change.activation-failed': ({ whom }) => `${whom} entered a wrong key`,
  'administrator-change.support-approved': 'An agent of support approved the request to administer',
  'administrator-change.letter-left': 'A letter with a key left for the head office',
  'administrator-change.dealt': 'Support’s queue dealt the request to administer to an agent',
  'administrator-change.support-answered': 'An agent of support answered the request to administer',
  'administrator-change.objected': ({ who, ofWhom }) => `${who} objected to the request ${ofWhom}`,
  'administrator-change.stopped': 'An agent of support stopped the request to administer',
  'administrator-change.overdue': `${CHANGE} waits for support for too long`,
  'administrator-change.returned': `${CHANGE} is approved no more, and begins anew`,
  'administrator-change.converted': `${CHANGE} became one for an additional administrator`,
  'administrator-change.contest-opened': `${CHANGE} may be contested`,
  'administrator-change.contested': ({ who }) => `${who} contested the request to administer`,
  'administrator-change.approved': ({ who, ofWhom }) => `${who} approved the request ${ofWhom}`,
  'administrator-change.applied': ({ ofWhom }) => `The request ${ofWhom} took effect`,
  'administrator-change.refused': ({ who, ofWhom }) => `${who} refused the request ${ofWhom}`,
  'administrator-change.expired': `${CHANGE} expired`,
  'administrator-change.cancelled': ({ whom }) => `${whom} cancelled their request to administer`,
  'access-change.requested': ({ who }) => `${who} prepared a bulk change`,
  'access-change.checked': `${MANY} was checked`,
  'access-change.unreadable': 'The file of the bulk change cannot be read',
  'access-change.approval-asked': `${MANY} awaits another administrator`,
  'access-change.support-answered': `${MANY} was answered by an agent of support`,
  'access-change.refused': ({ who }) => `${who} refused the bulk change`,
  'access-change.begun': `${MANY} begins`,
  'access-change.stopping': ({ who }) => `${who} stops the bulk change`,
  'access-change.stopped': `${MANY} has stopped`,
  'access-change.done': `${MANY} is done`,
  'access-change.undo-approval-asked': 'The undoing of the bulk change awaits an approval',
  'access-change.undo-refused': ({ who }) => `${who} refused to undo the bulk change`,
  'access-change.interrupted': `${MANY} is interrupted: an administrator resumes or undoes it`,
  'access-change.undo-begun': 'The undoing of the bulk change begins',
  'access-change.undone': `${MANY} is undone`,
  'mandate.proposed': ({ who }) => `${who} proposed a mandate`,
  'mandate.accepted': ({ who }) => `${who} accepted the mandate`,
  'mandate.refused': ({ who }) => `${who} refused the mandate`,
  'mandate.narrowed': ({ who }) => `${who} narrowed the mandate`,
  'mandate.ended': ({ who }) => `${who} ended the mandate`,
  'mandate.grants-changed': ({ ofWhom }) => `The rights ${ofWhom} under a mandate changed`,
  'mandate.expiring': 'A mandate ends soon',
  'mandate.expired': 'A mandate ended on its date',
  'person.registered': ({ whom }) => `${whom} logged in for the first time`,
  'profile.changed': ({ whom }) => `${whom} corrected their details`,
  'profile.confirmed': ({ whom }) => `${whom} confirmed their details`,
  'profile.reminded': ({ whom }) => `${whom} is to confirm their details soon`,
  'profile.stale': ({ ofWhom }) => `The details ${ofWhom} are out of date`,
  'profile.long-stale': ({ ofWhom }) => `The details ${ofWhom} have long been out of date`,
  'person.inactive': ({ whom }) => `${whom} has not logged in for 180 days`,
  'orphan-risk.raised': 'The organisation is on support’s list',
  'orphan-risk.cleared': 'The organisation is on support’s list no more',
  'establishment.closed': 'An establishment closed',
  'establishment.reopened': 'An establishment reopened',
  'establishment.moved': 'A head office got another SIRET',
  'access-review.opened': 'The yearly review is open',
  'access-review.reminded': 'The yearly review is not finished',
  'access-review.ended': 'The yearly review is closed',
  'access-review.signed': ({ who }) => `${who} signed the yearly review`,
  'access-review.lapsed': 'What had not been reviewed is suspended',
  'support-view.opened': 'An agent of support opened the organisation, to examine a request',
  'support-view.page': 'An agent of support looked at a page of the organisation',
  'mails.merged': 'Several mails of one day were merged into one',
  'job.finished': 'A job of the register has finished',
};

const SENTENCES: Readonly<Record<Language, typeof fr>> = { fr, en };

const NOBODY: Record<Language, { register: string; support: string; somebody: string; whom: string }> = {
  fr: { register: 'Le registre', support: 'L’assistance', somebody: 'Une personne', whom: 'une personne' },
  en: { register: 'The register', support: 'Support', somebody: 'Somebody', whom: 'somebody' },
};

const isRight = (value: unknown): value is Right => rightSchema.safeParse(value).success;

const rightsIn = ({ services }: Event['data'], language: Language): string =>
  typeof services !== 'object' || services === null
    ? ''
    : Object.entries(services)
        .flatMap(([code, right]) => (isRight(right) ? [`${code}, ${rightInWords(right, language)}`] : []))
        .join(language === 'fr' ? ' ; ' : '; ');

/** Who did it, as far as the organisation knows them. */
export const actorInWords = (
  { actor }: Event,
  names: ReadonlyMap<string, string>,
  language: Language,
): string => {
  const { register, support, somebody } = NOBODY[language];
  if (actor.type === 'machine') return register;
  return actor.type === 'agent' ? support : (names.get(actor.id) ?? somebody);
};

/**
 * What happened, in a sentence, by the names that the organisation itself has of people. Somebody who was never a
 * member there has none.
 */
export const eventInWords = (
  event: Event,
  names: ReadonlyMap<string, string>,
  language: Language,
): string => {
  const say = SENTENCES[language][event.type];
  if (typeof say === 'string') return say;
  const known = event.personId && names.get(event.personId);
  const whom = known ?? NOBODY[language].whom;
  const sentence = say({
    who: actorInWords(event, names, language),
    whom,
    ofWhom: language === 'fr' ? ofInWords(whom) : `of ${whom}`,
    rights: rightsIn(event.data, language),
    isOwn: event.actor.id === event.personId,
    data: event.data,
  });
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
};
