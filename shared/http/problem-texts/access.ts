import type { AccessErrorCode } from '../../domain/errors.ts';
import { SERVICES_PATH } from './services-path.ts';
import type { Problems } from './text-types.ts';

/** What people read when something about members, invitations and grants is refused. */
export const ACCESS_PROBLEMS: Problems<AccessErrorCode> = {
  'last-administrator': {
    status: 409,
    title: { fr: 'Dernier administrateur', en: 'Last administrator' },
    detail: {
      fr: 'Un organisme garde toujours un administrateur actif. Nommez-en un autre, puis recommencez.',
      en: 'An organisation always keeps an active administrator. Appoint another one, then retry.',
    },
  },
  'new-administrator': {
    status: 403,
    title: { fr: 'Administrateur depuis peu', en: 'Administrator too recently' },
    detail: {
      fr: ({ until }) =>
        `Un autre administrateur vous a nommé depuis moins de sept jours : jusqu’au ${until}, vous ne décidez pas des autres administrateurs.`,
      en: ({ until }) =>
        `Another administrator appointed you less than seven days ago: until ${until} you do not decide on other administrators.`,
    },
  },
  'one-removal-a-day': {
    status: 409,
    title: { fr: 'Un seul par jour', en: 'One a day' },
    detail: {
      fr: ({ until }) =>
        `Vous avez déjà écarté un autre administrateur. Le suivant pourra l’être à partir du ${until}, ou par une demande de remplacement.`,
      en: ({ until }) =>
        `You have removed another administrator already. The next one can be removed from ${until} on, or by a request for replacement.`,
    },
  },
  'administrator-protected': {
    status: 409,
    title: { fr: 'Administrateur protégé', en: 'Protected administrator' },
    detail: {
      fr: ({ until }) =>
        `L’assistance a rétabli ou nommé cet administrateur : jusqu’au ${until}, elle seule peut l’écarter.`,
      en: ({ until }) =>
        `Support restored or appointed this administrator: until ${until} only support can remove them.`,
    },
  },
  'power-contested': {
    status: 409,
    title: { fr: 'Contestation en cours', en: 'Contest open' },
    detail: {
      fr: 'Un administrateur écarté conteste sa mise à l’écart : d’ici la décision de l’assistance, vous ne décidez pas des autres administrateurs. Le reste continue.',
      en: 'An administrator who was removed contests it: until support decides, you do not decide on other administrators. Everything else goes on.',
    },
  },
  'nothing-to-contest': {
    status: 409,
    title: { fr: 'Rien à contester', en: 'Nothing to contest' },
    detail: {
      fr: 'Aucun autre administrateur ne vous a retiré l’administration de cet organisme.',
      en: 'No other administrator took the administration of this organisation from you.',
    },
  },
  'already-contested': {
    status: 409,
    title: { fr: 'Déjà contesté', en: 'Already contested' },
    detail: {
      fr: 'Vous vous êtes déjà opposé une fois : une décision ne se conteste pas deux fois.',
      en: 'You have opposed it once already: nothing is contested twice.',
    },
  },
  'contest-closed': {
    status: 409,
    title: { fr: 'Contestation close', en: 'Contest closed' },
    detail: {
      fr: 'Deux agents ont déjà tranché cette contestation.',
      en: 'Two agents have decided on this contest already.',
    },
  },
  'already-member': {
    status: 409,
    title: { fr: 'Déjà membre', en: 'Already a member' },
    detail: {
      fr: 'Cette personne est déjà membre de l’organisme. Un administrateur peut modifier ses habilitations.',
      en: 'This person is a member of the organisation already. An administrator can change the grants.',
    },
  },
  'already-invited': {
    status: 409,
    title: { fr: 'Déjà invité', en: 'Already invited' },
    detail: {
      fr: 'Une invitation attend déjà cette personne. Renvoyez-la, ou corrigez-la.',
      en: 'An invitation already awaits this person. Send it again, or correct it.',
    },
  },
  'invitation-expired': {
    status: 409,
    title: { fr: 'Invitation expirée', en: 'Invitation expired' },
    detail: {
      fr: 'Demandez à un administrateur de l’organisme de vous inviter de nouveau.',
      en: 'Ask an administrator of the organisation to invite you again.',
    },
  },
  'invitation-closed': {
    status: 409,
    title: { fr: 'Invitation close', en: 'Invitation closed' },
    detail: {
      fr: 'Cette invitation a déjà reçu une réponse, ou a été retirée. Demandez-en une nouvelle si besoin.',
      en: 'This invitation was already answered, or withdrawn. Ask for a new one if needed.',
    },
  },
  'invitation-just-sent': {
    status: 409,
    title: { fr: 'Invitation déjà partie', en: 'Invitation already on its way' },
    detail: {
      fr: ({ until }) => `Elle vient de partir : elle peut être renvoyée à partir du ${until}.`,
      en: ({ until }) => `It was sent a moment ago: it can be sent again from ${until}.`,
    },
  },
  'inviter-without-power': {
    status: 409,
    title: { fr: 'Invitation à renouveler', en: 'Invitation to be renewed' },
    detail: {
      fr: 'La personne qui vous invite à administrer ne peut plus, ou pas en ce moment, nommer d’administrateur. Demandez à un autre administrateur de vous renvoyer l’invitation.',
      en: 'Whoever invites you to administer can no longer, or not at this moment, appoint an administrator. Ask another administrator to send you the invitation again.',
    },
  },
  'member-ended': {
    status: 409,
    title: { fr: 'Accès terminé', en: 'Access ended' },
    detail: {
      fr: 'L’accès de cette personne a pris fin. Invitez-la de nouveau si elle revient.',
      en: 'This person’s access has ended. Invite them again if they come back.',
    },
  },
  'member-not-active': {
    status: 409,
    title: { fr: 'Membre non actif', en: 'Member not active' },
    detail: {
      fr: 'Cette action suppose un membre actif. Attendez que cette personne accepte son invitation, ou rétablissez son accès.',
      en: 'This can be done to an active member only. Wait until the invitation is accepted, or restore the access.',
    },
  },
  'member-not-suspended': {
    status: 409,
    title: { fr: 'Membre non suspendu', en: 'Member not suspended' },
    detail: {
      fr: 'Ce membre n’est pas suspendu : il n’y a rien à rétablir.',
      en: 'This member is not suspended: there is nothing to restore.',
    },
  },
  'member-not-confirmed': {
    status: 409,
    title: { fr: 'Membre à confirmer', en: 'Member to be confirmed' },
    detail: {
      fr: 'Cette personne a accepté sous un autre nom que celui que vous aviez invité. Confirmez d’abord que c’est bien elle.',
      en: 'This person accepted under another name than the invited one. Confirm first that it is them.',
    },
  },
  'nothing-to-confirm': {
    status: 409,
    title: { fr: 'Rien à confirmer', en: 'Nothing to confirm' },
    detail: {
      fr: 'Ce membre est déjà confirmé, ou n’avait pas à l’être.',
      en: 'This member is confirmed already, or needed no confirmation.',
    },
  },
  'grant-ended': {
    status: 409,
    title: { fr: 'Habilitation terminée', en: 'Grant ended' },
    detail: {
      fr: 'Cette habilitation a déjà pris fin. Donnez-en une nouvelle si besoin.',
      en: 'This grant has already ended. Give a new one if needed.',
    },
  },
  'unknown-service': {
    status: 400,
    title: { fr: 'Service inconnu', en: 'Unknown service' },
    detail: {
      fr: ({ service }) =>
        `Le service ${service} n’est pas au catalogue : choisissez un service du catalogue.`,
      en: ({ service }) => `The service ${service} is not in the catalogue: choose one that is.`,
    },
    href: () => SERVICES_PATH,
  },
  'service-closed': {
    status: 409,
    title: { fr: 'Service fermé', en: 'Service closed' },
    detail: {
      fr: ({ service }) =>
        `Le service ${service} est fermé : on n’y habilite plus personne. Choisissez un service ouvert.`,
      en: ({ service }) =>
        `The service ${service} is closed: no grant is given on it any more. Choose an open one.`,
    },
    href: () => SERVICES_PATH,
  },
  'right-not-offered': {
    status: 400,
    title: { fr: 'Droit non proposé', en: 'Right not offered' },
    detail: {
      fr: ({ service, right }) =>
        `Le service ${service} ne propose pas le droit de ${right} : choisissez un droit du catalogue.`,
      en: ({ service, right }) =>
        `The service ${service} does not offer the right to ${right}: choose one of the catalogue.`,
    },
    href: () => SERVICES_PATH,
  },
  'missing-prerequisite': {
    status: 409,
    title: { fr: 'Habilitation préalable manquante', en: 'Missing prerequisite' },
    detail: {
      fr: ({ service, required }) =>
        `Le service ${service} suppose une habilitation à ${required}, pour les mêmes établissements et au moins la même durée. Donnez-la d’abord, ou en même temps.`,
      en: ({ service, required }) =>
        `The service ${service} needs a grant on ${required}, for the same establishments and at least as long. Give it first, or together.`,
    },
  },
  'from-in-the-past': {
    status: 400,
    title: { fr: 'Date d’effet passée', en: 'Effective date in the past' },
    detail: {
      fr: 'Une habilitation ne prend pas effet dans le passé. Choisissez une date à venir, ou aucune pour qu’elle prenne effet aussitôt.',
      en: 'A grant does not take effect in the past. Choose a date to come, or none to have it take effect at once.',
    },
  },
  'until-not-after-from': {
    status: 400,
    title: { fr: 'Date de fin incorrecte', en: 'Wrong end date' },
    detail: {
      fr: 'La fin vient après le début, et n’est pas passée. Corrigez-la, ou n’en donnez pas.',
      en: 'The end comes after the beginning, and is not over. Correct it, or give none.',
    },
  },
  'card-full': {
    status: 409,
    title: { fr: 'Trop d’habilitations', en: 'Too many grants' },
    detail: {
      fr: ({ count, max }) =>
        `Cette personne aurait ${count} habilitations en cours. Une fiche en porte ${max}, et moins quand elles nomment beaucoup d’établissements. Regroupez plusieurs services ou tous les établissements dans une seule, ou mettez fin à certaines, avant d’en donner d’autres.`,
      en: ({ count, max }) =>
        `This person would hold ${count} current grants. A card takes ${max}, and fewer when they name many establishments. Merge several services or all establishments into one, or end some, before you give more.`,
    },
  },
};
