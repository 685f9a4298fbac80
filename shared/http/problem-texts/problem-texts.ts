import type { ErrorCode } from '../../domain/errors.ts';
import { ADMINISTRATOR_CHANGE_PROBLEMS } from './administrator-changes.ts';
import { BULK_CHANGE_PROBLEMS } from './bulk-changes.ts';
import { MANDATE_PROBLEMS } from './mandates.ts';
import { REVIEW_PROBLEMS } from './reviews.ts';

interface ProblemText {
  title: string;
  detail: string;
}

/** A problem's status and what people read of it. */
export interface ProblemTexts {
  status: number;
  fr: ProblemText;
  en: ProblemText;
}

/** What people read when something is refused, and what to do next. `{name}` is filled from the error's facts. */
export const PROBLEMS: Record<ErrorCode, ProblemTexts> = {
  'bad-input': {
    status: 400,
    fr: { title: 'Demande incorrecte', detail: 'Corrigez les champs indiqués puis renvoyez la demande.' },
    en: { title: 'Bad input', detail: 'Correct the fields listed, then send the request again.' },
  },
  unauthenticated: {
    status: 401,
    fr: {
      title: 'Connexion nécessaire',
      detail: 'Connectez-vous, ou reconnectez-vous si votre session a expiré.',
    },
    en: { title: 'Login needed', detail: 'Log in, or log in again if your session has expired.' },
  },
  'insufficient-scope': {
    status: 403,
    fr: { title: 'Accès non prévu', detail: 'Ce jeton ne donne pas accès à cette partie du service.' },
    en: { title: 'Insufficient scope', detail: 'This token does not open this part of the service.' },
  },
  forbidden: {
    status: 403,
    fr: {
      title: 'Action réservée',
      detail: 'Cette action est réservée aux administrateurs de l’organisme. Adressez-vous à l’un d’eux.',
    },
    en: {
      title: 'Not allowed',
      detail: 'Only an administrator of the organisation may do this. Ask one of them.',
    },
  },
  suspended: {
    status: 403,
    fr: {
      title: 'Accès suspendu',
      detail: 'Votre accès à cet organisme est suspendu. Un administrateur de l’organisme peut le rétablir.',
    },
    en: {
      title: 'Access suspended',
      detail: 'Your access to this organisation is suspended. One of its administrators can restore it.',
    },
  },
  'email-not-verified': {
    status: 403,
    fr: {
      title: 'Adresse électronique non vérifiée',
      detail:
        'Vérifiez votre adresse auprès de votre fournisseur d’identité, reconnectez-vous, puis recommencez.',
    },
    en: {
      title: 'E-mail not verified',
      detail: 'Verify your address with your identity provider, log in again and retry.',
    },
  },
  'not-found': {
    status: 404,
    fr: { title: 'Introuvable', detail: 'Cet élément n’existe pas, ou ne vous est pas accessible.' },
    en: { title: 'Not found', detail: 'There is nothing here, or nothing that you may know of.' },
  },
  'payload-too-large': {
    status: 413,
    fr: {
      title: 'Demande trop volumineuse',
      detail: 'Une demande ne peut dépasser 1 Mo. Envoyez-la en plusieurs fois.',
    },
    en: { title: 'Payload too large', detail: 'A request may not exceed 1 MB. Send it in several parts.' },
  },
  'stale-version': {
    status: 412,
    fr: {
      title: 'La fiche a changé entre-temps',
      detail: 'Quelqu’un a modifié cette fiche depuis que vous l’avez lue. Relisez-la avant de recommencer.',
    },
    en: {
      title: 'Changed meanwhile',
      detail: 'Somebody changed this card since you read it. Read it again, then retry.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    fr: {
      title: 'Clé d’idempotence déjà utilisée',
      detail: 'Cette clé a servi pour une autre demande. Envoyez celle-ci avec une nouvelle clé.',
    },
    en: {
      title: 'Idempotency key reused',
      detail: 'This key was used for another request. Send this one with a new key.',
    },
  },
  'last-administrator': {
    status: 409,
    fr: {
      title: 'Dernier administrateur',
      detail: 'Un organisme garde toujours un administrateur actif. Nommez-en un autre, puis recommencez.',
    },
    en: {
      title: 'Last administrator',
      detail: 'An organisation always keeps an active administrator. Appoint another one, then retry.',
    },
  },
  'already-member': {
    status: 409,
    fr: {
      title: 'Déjà membre',
      detail: 'Cette personne est déjà membre de l’organisme. Modifiez ses habilitations.',
    },
    en: { title: 'Already a member', detail: 'This person is already a member. Change the grants instead.' },
  },
  'already-invited': {
    status: 409,
    fr: {
      title: 'Déjà invité',
      detail: 'Une invitation attend déjà cette personne. Retirez-la d’abord pour en envoyer une autre.',
    },
    en: {
      title: 'Already invited',
      detail: 'An invitation already awaits this person. Withdraw it to send another one.',
    },
  },
  'invitation-expired': {
    status: 409,
    fr: {
      title: 'Invitation expirée',
      detail: 'Demandez à un administrateur de l’organisme de vous inviter de nouveau.',
    },
    en: {
      title: 'Invitation expired',
      detail: 'Ask an administrator of the organisation to invite you again.',
    },
  },
  'invitation-closed': {
    status: 409,
    fr: {
      title: 'Invitation close',
      detail:
        'Cette invitation a déjà reçu une réponse ou a été retirée. Demandez-en une nouvelle si besoin.',
    },
    en: {
      title: 'Invitation closed',
      detail: 'This invitation was already answered or withdrawn. Ask for a new one if needed.',
    },
  },
  'member-ended': {
    status: 409,
    fr: {
      title: 'Accès terminé',
      detail: 'L’accès de cette personne a pris fin. Invitez-la de nouveau si elle revient.',
    },
    en: {
      title: 'Access ended',
      detail: 'This person’s access has ended. Invite them again if they come back.',
    },
  },
  'member-not-active': {
    status: 409,
    fr: { title: 'Membre non actif', detail: 'Seul un membre actif peut faire l’objet de cette action.' },
    en: { title: 'Member not active', detail: 'This can be done to an active member only.' },
  },
  'member-not-suspended': {
    status: 409,
    fr: { title: 'Membre non suspendu', detail: 'Ce membre n’est pas suspendu : il n’y a rien à rétablir.' },
    en: {
      title: 'Member not suspended',
      detail: 'This member is not suspended: there is nothing to restore.',
    },
  },
  'grant-ended': {
    status: 409,
    fr: {
      title: 'Habilitation terminée',
      detail: 'Cette habilitation a déjà pris fin. Donnez-en une nouvelle si besoin.',
    },
    en: { title: 'Grant ended', detail: 'This grant has already ended. Give a new one if needed.' },
  },
  'unknown-service': {
    status: 400,
    fr: {
      title: 'Service inconnu',
      detail: 'Le service {service} n’est pas au catalogue : consultez /services.',
    },
    en: { title: 'Unknown service', detail: 'The service {service} is not in the catalogue: see /services.' },
  },
  'service-closed': {
    status: 409,
    fr: {
      title: 'Service fermé',
      detail: 'Le service {service} est fermé : on ne peut plus y habiliter personne.',
    },
    en: {
      title: 'Service closed',
      detail: 'The service {service} is closed: no grant can be given on it any more.',
    },
  },
  'right-not-offered': {
    status: 400,
    fr: {
      title: 'Droit non proposé',
      detail: 'Le service {service} ne propose pas le droit {right} : consultez /services.',
    },
    en: {
      title: 'Right not offered',
      detail: 'The service {service} does not offer the right {right}: see /services.',
    },
  },
  'unknown-establishment': {
    status: 400,
    fr: {
      title: 'Établissement inconnu',
      detail: 'Le SIRET {siret} n’est pas un établissement de cet organisme.',
    },
    en: {
      title: 'Unknown establishment',
      detail: 'The SIRET {siret} is not an establishment of this organisation.',
    },
  },
  'establishment-closed': {
    status: 409,
    fr: {
      title: 'Établissement fermé',
      detail: 'L’établissement {siret} est fermé : choisissez un établissement ouvert.',
    },
    en: { title: 'Establishment closed', detail: 'The establishment {siret} is closed: choose an open one.' },
  },
  'missing-prerequisite': {
    status: 409,
    fr: {
      title: 'Habilitation préalable manquante',
      detail:
        'Le service {service} suppose une habilitation à {required} pour les mêmes établissements et la même durée.',
    },
    en: {
      title: 'Missing prerequisite',
      detail: 'The service {service} needs a grant on {required} for the same establishments and period.',
    },
  },
  'from-in-the-past': {
    status: 400,
    fr: { title: 'Date d’effet passée', detail: 'Une habilitation ne peut prendre effet dans le passé.' },
    en: { title: 'Effective date in the past', detail: 'A grant cannot take effect in the past.' },
  },
  'until-not-after-from': {
    status: 400,
    fr: { title: 'Date de fin incorrecte', detail: 'La date de fin doit suivre la date d’effet.' },
    en: { title: 'Wrong end date', detail: 'The end must come after the start.' },
  },
  ...ADMINISTRATOR_CHANGE_PROBLEMS,
  ...BULK_CHANGE_PROBLEMS,
  ...MANDATE_PROBLEMS,
  ...REVIEW_PROBLEMS,
  'card-full': {
    status: 409,
    fr: {
      title: 'Trop d’habilitations',
      detail:
        'Cette fiche porte trop d’habilitations en cours. Regroupez-les ou terminez-en avant d’en donner d’autres.',
    },
    en: {
      title: 'Too many grants',
      detail: 'This card holds too many current grants. Merge or end some before giving more.',
    },
  },
  unavailable: {
    status: 503,
    fr: {
      title: 'Momentanément indisponible',
      detail: 'Rien n’a été perdu. Renvoyez la même demande dans quelques secondes.',
    },
    en: {
      title: 'Unavailable for a moment',
      detail: 'Nothing was lost. Send the same request again in a few seconds.',
    },
  },
  internal: {
    status: 500,
    fr: {
      title: 'Erreur interne',
      detail: 'Réessayez ; si l’erreur persiste, donnez la référence ci-dessous à l’assistance.',
    },
    en: {
      title: 'Internal error',
      detail: 'Try again; if it persists, give the reference below to support.',
    },
  },
};
