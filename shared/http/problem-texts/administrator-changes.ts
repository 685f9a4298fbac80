import type { AdministratorChangeErrorCode } from '../../domain/errors.ts';
import type { ProblemTexts } from './problem-texts.ts';

/** What people read when a change of administrator is refused. */
export const ADMINISTRATOR_CHANGE_PROBLEMS: Record<AdministratorChangeErrorCode, ProblemTexts> = {
  'has-administrator': {
    status: 409,
    fr: {
      title: 'L’organisme a déjà un administrateur',
      detail: 'Demandez à le rejoindre (« additional ») ou à le remplacer (« replacement »).',
    },
    en: {
      title: 'The organisation already has an administrator',
      detail: 'Ask to join them ("additional") or to replace one ("replacement").',
    },
  },
  'no-administrator': {
    status: 409,
    fr: {
      title: 'L’organisme n’a pas d’administrateur',
      detail: 'Demandez à devenir le premier (« first »).',
    },
    en: { title: 'The organisation has no administrator', detail: 'Ask to become the first one ("first").' },
  },
  'already-administrator': {
    status: 409,
    fr: { title: 'Vous administrez déjà cet organisme', detail: 'Il n’y a rien à demander.' },
    en: { title: 'You already administer this organisation', detail: 'There is nothing to ask for.' },
  },
  'change-already-open': {
    status: 409,
    fr: { title: 'Une demande est déjà en cours', detail: 'Suivez-la ou annulez-la : {href}.' },
    en: { title: 'A request is already open', detail: 'Follow it or cancel it: {href}.' },
  },
  'unknown-outgoing': {
    status: 409,
    fr: {
      title: 'Administrateur sortant inconnu',
      detail:
        'Vérifiez l’adresse de l’administrateur à remplacer, ou demandez à devenir administrateur en plus (« additional »).',
    },
    en: {
      title: 'Unknown outgoing administrator',
      detail:
        'Check the address of the administrator to be replaced, or ask to become an additional one ("additional").',
    },
  },
  'effective-date-too-late': {
    status: 409,
    fr: {
      title: 'Date d’effet trop lointaine',
      detail: 'La nomination doit prendre effet dans les 90 jours. Revenez plus près de cette date.',
    },
    en: {
      title: 'Effective date too far ahead',
      detail: 'The appointment must take effect within 90 days. Come back nearer to that day.',
    },
  },
  'change-closed': {
    status: 409,
    fr: { title: 'La demande est close', detail: 'Elle a déjà reçu sa réponse ({status}) : consultez-la.' },
    en: { title: 'The request is closed', detail: 'It has already been answered ({status}): read it.' },
  },
  'change-not-ready': {
    status: 409,
    fr: {
      title: 'Pas à cette étape',
      detail:
        'La demande en est à une autre étape ({status}) : consultez-la pour savoir ce qui est possible.',
    },
    en: {
      title: 'Not at this step',
      detail: 'The request is at another step ({status}): read it to see what can be done.',
    },
  },
  'own-request': {
    status: 403,
    fr: {
      title: 'Nul ne décide de sa propre demande',
      detail: 'Un autre administrateur, la clé envoyée par courrier ou l’assistance peut y répondre.',
    },
    en: {
      title: 'Nobody decides on their own request',
      detail: 'Another administrator, the key sent by letter or support can answer it.',
    },
  },
  'not-a-decider': {
    status: 403,
    fr: {
      title: 'Vous n’administriez pas encore l’organisme',
      detail: 'Seuls les administrateurs en place au moment de la demande peuvent y répondre.',
    },
    en: {
      title: 'You did not administer the organisation yet',
      detail: 'Only the administrators in place when it was asked can answer it.',
    },
  },
  'contest-over': {
    status: 409,
    fr: { title: 'Le délai d’opposition est écoulé', detail: 'Adressez-vous à l’assistance.' },
    en: { title: 'The time to object is over', detail: 'Turn to support.' },
  },
  'candidate-suspended': {
    status: 409,
    fr: {
      title: 'Le candidat est suspendu',
      detail:
        'Une approbation ne lève pas une suspension : qu’un administrateur rétablisse d’abord son accès, ou refusez la demande.',
    },
    en: {
      title: 'The candidate is suspended',
      detail:
        'An approval lifts no suspension: have an administrator give the access back first, or refuse the request.',
    },
  },
  'second-agent-needed': {
    status: 409,
    fr: {
      title: 'Un autre agent doit approuver',
      detail: 'Votre approbation est enregistrée ; il en faut une seconde, d’un autre agent.',
    },
    en: {
      title: 'Another agent must approve',
      detail: 'Your approval is stored; a second one, by another agent, is needed.',
    },
  },
  'support-conflict': {
    status: 403,
    fr: {
      title: 'Vous êtes concerné par cette demande',
      detail: 'Un agent qui est membre de l’organisme ne peut pas en décider : confiez-la à un autre.',
    },
    en: {
      title: 'You are concerned by this request',
      detail: 'An agent who is a member of the organisation cannot decide on it: hand it to another one.',
    },
  },
  'no-activation-key': {
    status: 409,
    fr: {
      title: 'Aucune clé à saisir',
      detail:
        'Demandez l’envoi d’une clé par courrier : la dernière n’existe pas, a expiré ou a été essayée trop souvent.',
    },
    en: {
      title: 'No key to enter',
      detail: 'Ask for a key by letter: the last one does not exist, has expired or was tried too often.',
    },
  },
  'activation-key-sent': {
    status: 409,
    fr: {
      title: 'Le courrier est déjà parti',
      detail: 'Attendez la clé quelques jours ; elle peut être saisie jusqu’au {until}.',
    },
    en: {
      title: 'The letter is already under way',
      detail: 'Wait for the key a few days; it can be entered until {until}.',
    },
  },
  'too-many-letters': {
    status: 409,
    fr: { title: 'Trop de courriers demandés', detail: 'Adressez-vous à l’assistance.' },
    en: { title: 'Too many letters asked for', detail: 'Turn to support.' },
  },
  'no-postal-address': {
    status: 409,
    fr: {
      title: 'Aucune adresse où écrire',
      detail: 'Sirene ne montre pas l’adresse de cet établissement : adressez-vous à l’assistance.',
    },
    en: {
      title: 'No address to write to',
      detail: 'Sirene does not show the address of this establishment: turn to support.',
    },
  },
};
