import type { AdministratorChangeErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

const pathOf = ({ administratorChange }: { administratorChange: string }): string =>
  `/administrator-changes/${administratorChange}`;

/** What people read when a change of administrator is refused. */
export const ADMINISTRATOR_CHANGE_PROBLEMS: Problems<AdministratorChangeErrorCode> = {
  'has-administrator': {
    status: 409,
    title: {
      fr: 'L’organisme a déjà un administrateur',
      en: 'The organisation already has an administrator',
    },
    detail: {
      fr: 'Demandez à administrer avec lui, ou à le remplacer.',
      en: 'Ask to administer together with them, or to replace one.',
    },
  },
  'no-administrator': {
    status: 409,
    title: { fr: 'L’organisme n’a pas d’administrateur', en: 'The organisation has no administrator' },
    detail: {
      fr: 'Demandez à devenir le premier administrateur.',
      en: 'Ask to become the first administrator.',
    },
  },
  'already-administrator': {
    status: 409,
    title: { fr: 'Vous administrez déjà cet organisme', en: 'You already administer this organisation' },
    detail: { fr: 'Il n’y a rien à demander.', en: 'There is nothing to ask for.' },
  },
  'change-already-open': {
    status: 409,
    title: { fr: 'Une demande est déjà en cours', en: 'A request is already open' },
    detail: {
      fr: 'Reprenez votre demande en cours, ou annulez-la pour en faire une autre.',
      en: 'Go on with your open request, or cancel it to make another one.',
    },
    href: pathOf,
  },
  'unknown-outgoing': {
    status: 409,
    title: { fr: 'Administrateur sortant inconnu', en: 'Unknown outgoing administrator' },
    detail: {
      fr: 'Vérifiez l’adresse de l’administrateur à remplacer, ou demandez à administrer en plus de ceux en place.',
      en: 'Check the address of the administrator to be replaced, or ask to become an additional one.',
    },
  },
  'effective-date-too-late': {
    status: 409,
    title: { fr: 'Date d’effet trop lointaine', en: 'Effective date too far ahead' },
    detail: {
      fr: ({ days }) =>
        `La nomination doit prendre effet dans les ${days} jours. Revenez plus près de cette date.`,
      en: ({ days }) => `The appointment must take effect within ${days} days. Come back nearer to that day.`,
    },
  },
  'change-closed': {
    status: 409,
    title: { fr: 'La demande est close', en: 'The request is closed' },
    detail: {
      fr: 'Cette demande a déjà reçu sa réponse : consultez-la.',
      en: 'This request has already been answered: read it.',
    },
    href: pathOf,
  },
  'change-not-ready': {
    status: 409,
    title: { fr: 'Pas à cette étape', en: 'Not at this step' },
    detail: {
      fr: 'La demande en est à une autre étape : consultez-la pour savoir ce qui est possible.',
      en: 'The request is at another step: read it to see what can be done.',
    },
    href: pathOf,
  },
  'own-request': {
    status: 403,
    title: { fr: 'Nul ne décide de sa propre demande', en: 'Nobody decides on their own request' },
    detail: {
      fr: 'Demandez à un autre administrateur d’y répondre. Pour qui veut devenir administrateur, la clé envoyée par courrier ou l’assistance le peuvent aussi.',
      en: 'Ask another administrator to answer it. For whoever wants to become administrator, the key sent by letter or support can, too.',
    },
  },
  'not-a-decider': {
    status: 403,
    title: {
      fr: 'Vous n’administriez pas encore l’organisme',
      en: 'You did not administer the organisation yet',
    },
    detail: {
      fr: 'Seuls les administrateurs en place au moment de la demande peuvent y répondre. Adressez-vous à l’un d’eux.',
      en: 'Only the administrators in place when it was asked can answer it. Turn to one of them.',
    },
  },
  'contest-over': {
    status: 409,
    title: { fr: 'Le délai d’opposition est écoulé', en: 'The time to object is over' },
    detail: { fr: 'Adressez-vous à l’assistance.', en: 'Turn to support.' },
  },
  'candidate-suspended': {
    status: 409,
    title: { fr: 'Le candidat est suspendu', en: 'The candidate is suspended' },
    detail: {
      fr: 'Une approbation ne lève pas une suspension. Faites d’abord rétablir son accès par un administrateur, ou refusez la demande.',
      en: 'An approval lifts no suspension. Have an administrator restore the access first, or refuse the request.',
    },
  },
  'second-agent-needed': {
    status: 409,
    title: { fr: 'Un autre agent doit approuver', en: 'Another agent must approve' },
    detail: {
      fr: 'Votre approbation est enregistrée. Demandez à un autre agent d’approuver à son tour.',
      en: 'Your approval is stored. Ask another agent to approve as well.',
    },
  },
  'support-conflict': {
    status: 403,
    title: { fr: 'Vous êtes concerné par cette demande', en: 'You are concerned by this request' },
    detail: {
      fr: 'Un agent qui est membre de l’organisme ne peut pas en décider : confiez-la à un autre.',
      en: 'An agent who is a member of the organisation cannot decide on it: hand it to another one.',
    },
  },
  'no-activation-key': {
    status: 409,
    title: { fr: 'Aucune clé à saisir', en: 'No key to enter' },
    detail: {
      fr: 'Demandez l’envoi d’une clé par courrier : la dernière n’existe pas, a expiré ou a été essayée trop souvent.',
      en: 'Ask for a key by letter: the last one does not exist, has expired or was tried too often.',
    },
  },
  'activation-key-sent': {
    status: 409,
    title: { fr: 'Le courrier est déjà parti', en: 'The letter is already under way' },
    detail: {
      fr: ({ until }) => `Attendez la clé quelques jours. Vous pourrez la saisir jusqu’au ${until}.`,
      en: ({ until }) => `Wait for the key a few days. You can enter it until ${until}.`,
    },
  },
  'too-many-letters': {
    status: 409,
    title: { fr: 'Trop de courriers demandés', en: 'Too many letters asked for' },
    detail: { fr: 'Adressez-vous à l’assistance.', en: 'Turn to support.' },
  },
  'no-postal-address': {
    status: 409,
    title: { fr: 'Aucune adresse où écrire', en: 'No address to write to' },
    detail: {
      fr: 'Sirene ne montre pas l’adresse de cet établissement : adressez-vous à l’assistance.',
      en: 'Sirene does not show the address of this establishment: turn to support.',
    },
  },
};
