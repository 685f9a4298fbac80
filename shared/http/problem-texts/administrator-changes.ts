import type { AdministratorChangeErrorCode } from '../../domain/errors.ts';
import type { Problems } from './text-types.ts';

const pathOf = ({ administratorChange }: { administratorChange: string }): string =>
  `/administrator-changes/${administratorChange}`;

/** What people read when a change of administrator is refused. */
export const ADMINISTRATOR_CHANGE_PROBLEMS: Problems<AdministratorChangeErrorCode> = {
  'other-kind-fits': {
    status: 409,
    title: { fr: 'Une autre demande convient', en: 'Another request fits' },
    detail: {
      fr: 'Envoyez la demande comme indiqué ci-dessous, ou sans dire laquelle : le registre le sait.',
      en: 'Send the request as shown below, or without saying which one: the register knows.',
    },
  },
  'too-many-open-requests': {
    status: 429,
    title: { fr: 'Trop de demandes en cours', en: 'Too many open requests' },
    detail: {
      fr: ({ max }) => `Vous avez déjà ${max} demandes en cours : attendez leur réponse, ou annulez-en une.`,
      en: ({ max }) => `You already have ${max} open requests: wait for their answers, or cancel one.`,
    },
  },
  'too-many-requests-today': {
    status: 429,
    title: { fr: 'Trop de demandes aujourd’hui', en: 'Too many requests today' },
    detail: {
      fr: ({ max }) => `Vous avez envoyé ${max} demandes aujourd’hui : revenez demain.`,
      en: ({ max }) => `You have sent ${max} requests today: come back tomorrow.`,
    },
  },
  'too-many-look-ups-today': {
    status: 429,
    title: { fr: 'Trop d’organismes consultés aujourd’hui', en: 'Too many organisations looked up today' },
    detail: {
      fr: ({ max }) =>
        `Vous avez consulté ${max} organismes aujourd’hui : revenez demain, ou envoyez votre demande par le SIRET.`,
      en: ({ max }) =>
        `You have looked up ${max} organisations today: come back tomorrow, or send your request by the SIRET.`,
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
    title: { fr: 'Personne à remplacer', en: 'Nobody to replace' },
    detail: {
      fr: 'Personne n’administre cet organisme : il n’y a personne à remplacer. Demandez à devenir son premier administrateur.',
      en: 'Nobody administers this organisation, so there is nobody to replace. Ask to become its first administrator.',
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
  'deed-after-effect': {
    status: 409,
    title: { fr: 'Acte postérieur à sa date d’effet', en: 'Act later than its own effect' },
    detail: {
      fr: 'L’acte de nomination est daté au plus tard du jour où il prend effet : vérifiez les deux dates.',
      en: 'The act of appointment is dated no later than the day on which it takes effect: check both dates.',
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
      fr: 'Seul un administrateur en place depuis avant la demande peut l’approuver. Vous pouvez vous y opposer.',
      en: 'Only an administrator in place since before the request can approve it. You can object to it.',
    },
  },
  'already-objected': {
    status: 409,
    title: { fr: 'Vous vous êtes déjà opposé', en: 'You have already objected' },
    detail: {
      fr: 'Votre opposition est enregistrée : l’assistance l’aura sous les yeux avant de décider.',
      en: 'Your objection is stored: support will have it before them when they decide.',
    },
  },
  'already-withdrawn': {
    status: 409,
    title: { fr: 'Vous avez déjà repris une approbation', en: 'You have already taken an approval back' },
    detail: {
      fr: 'Une approbation se reprend une fois par demande. Vous pouvez encore vous opposer.',
      en: 'An approval can be taken back once per request. You can still object.',
    },
  },
  'not-your-approval': {
    status: 409,
    title: { fr: 'Cette approbation n’est pas la vôtre', en: 'This approval is not yours' },
    detail: {
      fr: 'Seul l’administrateur qui a approuvé peut reprendre son approbation. Vous pouvez vous opposer.',
      en: 'Only the administrator who approved can take the approval back. You can object.',
    },
  },
  'support-only': {
    status: 409,
    title: { fr: 'L’assistance seule peut approuver', en: 'Only support can approve' },
    detail: {
      fr: 'Deux approbations sont tombées : deux agents de l’assistance décident à présent.',
      en: 'Two approvals have fallen: two agents of support decide now.',
    },
  },
  'already-stopped': {
    status: 409,
    title: { fr: 'Vous avez déjà arrêté cette demande', en: 'You have already stopped this request' },
    detail: {
      fr: 'Deux autres agents en décident.',
      en: 'Two other agents decide on it.',
    },
  },
  'case-not-dealt': {
    status: 403,
    title: { fr: 'Ce dossier ne vous est pas confié', en: 'This case is not yours' },
    detail: {
      fr: 'La file distribue les dossiers : demandez le prochain.',
      en: 'The queue deals the cases: ask for the next one.',
    },
  },
  'contest-over': {
    status: 409,
    title: { fr: 'Le délai d’opposition est écoulé', en: 'The time to object is over' },
    detail: { fr: 'Adressez-vous à l’assistance.', en: 'Turn to support.' },
  },
  'second-agent-needed': {
    status: 409,
    title: { fr: 'Un autre agent doit répondre', en: 'Another agent must answer' },
    detail: {
      fr: 'Votre réponse est enregistrée. La file confie le dossier à un autre agent.',
      en: 'Your answer is stored. The queue deals the case to another agent.',
    },
  },
  'support-conflict': {
    status: 403,
    title: { fr: 'Vous êtes concerné par cette demande', en: 'You are concerned by this request' },
    detail: {
      fr: 'Un agent qui est membre de l’organisme, ou l’était il y a moins d’un an, n’en décide pas : confiez-la à un autre.',
      en: 'An agent who is a member of the organisation, or was in the last year, does not decide on it: hand it to another one.',
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
    title: { fr: 'Votre clé attend le prochain pli', en: 'Your key waits for the next envelope' },
    detail: {
      fr: ({ until }) => `Votre clé part avec le prochain pli de l’organisme, le ${until}.`,
      en: ({ until }) => `Your key leaves with the organisation’s next envelope, on ${until}.`,
    },
  },
  'no-postal-address': {
    status: 409,
    title: { fr: 'Aucune adresse où écrire', en: 'No address to write to' },
    detail: {
      fr: 'Sirene ne montre aucun siège ouvert où la poste puisse remettre une clé : l’assistance décide.',
      en: 'Sirene shows no open head office where the post can deliver a key: support decides.',
    },
  },
};
