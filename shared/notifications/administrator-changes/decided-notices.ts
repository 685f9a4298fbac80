import { isRefusalReason, type RefusalReason } from '../../domain/administrator-changes/refusal-reasons.ts';
import type { EventType } from '../../domain/events.ts';
import { theBody } from '../../wording/bodies.ts';
import { refusalInWords } from '../../wording/refusal-reasons.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';
import {
  deadlineOf,
  effectDay,
  NOTHING,
  requestPage,
  theirRequest,
  thisRequest,
  WAIT,
  yourRequest,
} from './wording.ts';

/** A notice without a deadline. */
const undated = (facts: NoticeFacts, subject: string, happened: string[], todo = NOTHING): Notice => ({
  subject,
  happened,
  todo,
  deadline: 'none',
  where: requestPage(facts),
});

const objection = (facts: NoticeFacts): Notice => ({
  subject: 'Une nomination peut être contestée',
  happened: [
    `${theirRequest(facts)} est approuvée sans qu’un administrateur en place ait répondu.`,
    'Elle prendra effet si personne ne s’y oppose avant la date limite.',
  ],
  todo: 'Si cette personne ne doit pas devenir administrateur, opposez-vous en disant pourquoi. Sinon, vous n’avez rien à faire.',
  deadline: deadlineOf(facts),
  where: requestPage(facts),
});

/** What neither the candidate nor an administrator did: both are told. */
const UNFORESEEN: RefusalReason = 'unforeseen';

/** A reason of the register itself. What somebody wrote is in no mail. */
const reasonOfRegister = ({ event: { reason = '' } }: NoticeFacts): string[] =>
  isRefusalReason(reason) ? [`Motif : ${refusalInWords(reason, 'fr')}`] : [];

/** Both sides are told that support is late. */
const overdue =
  (whose: (facts: NoticeFacts) => string) =>
  (facts: NoticeFacts): Notice =>
    undated(facts, 'L’assistance a pris du retard', [
      `${whose(facts)} est contestée. L’assistance aurait dû décider ; elle est alertée, et la demande reste ouverte.`,
    ]);

const MINUTE = 60_000;

/**
 * For the candidate the mail that it has taken effect follows within a minute, and nothing can be cancelled before.
 * Administrators are told of the approval whatever follows.
 */
const takesEffectAtOnce = ({ event: { data, occurredAt } }: NoticeFacts): boolean =>
  data.effectiveAt !== undefined && Date.parse(data.effectiveAt) - Date.parse(occurredAt) < MINUTE;

/** Notices of a request that was decided, or that ended by itself. */
export const decidedNotices = {
  'administrator-change.contest-opened': {
    person: (facts) => ({
      subject: 'Votre demande est approuvée, sauf opposition',
      happened: [
        `${yourRequest(facts)} est approuvée. Les administrateurs en place peuvent s’y opposer jusqu’à la date limite.`,
      ],
      todo: WAIT,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    outgoing: objection,
    administrators: objection,
  },
  'administrator-change.contested': {
    person: (facts) => ({
      subject: 'Votre demande est contestée',
      happened: [
        `${yourRequest(facts)} rencontre l’opposition d’un administrateur ou de l’assistance.`,
        'Deux agents de l’assistance examinent les deux versions et décident. La demande n’expire pas d’ici là.',
      ],
      todo: WAIT,
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
    administrators: (facts) =>
      undated(facts, 'Une demande d’administrateur est contestée', [
        `${theirRequest(facts)} est contestée. Deux agents de l’assistance décident.`,
      ]),
    support: (facts) => ({
      subject: 'Une demande d’administrateur est contestée',
      happened: [`${thisRequest(facts)} est contestée par un administrateur, ou arrêtée par un agent.`],
      todo: 'Demandez un dossier à la file : les demandes contestées passent en premier.',
      deadline: deadlineOf(facts),
      where: requestPage(facts),
    }),
  },
  'administrator-change.overdue': {
    person: overdue(yourRequest),
    administrators: overdue(theirRequest),
    support: (facts) => ({
      subject: 'Une demande contestée attend depuis trop longtemps',
      happened: [`${thisRequest(facts)} est contestée depuis plus de trois jours ouvrés.`],
      todo: 'Demandez un dossier à la file : les demandes contestées passent en premier.',
      deadline: 'none',
      where: requestPage(facts),
    }),
  },
  'administrator-change.approved': {
    person: (facts) =>
      takesEffectAtOnce(facts)
        ? undefined
        : undated(
            facts,
            'Votre demande est approuvée',
            [`${yourRequest(facts)} est approuvée. Elle prend effet ${effectDay(facts)}.`],
            `${WAIT} Vous pouvez encore annuler la demande d’ici là.`,
          ),
    administrators: (facts) =>
      undated(facts, 'Une demande d’administrateur est approuvée', [
        `${theirRequest(facts)} est approuvée. Elle prend effet ${effectDay(facts)}.`,
      ]),
  },
  'administrator-change.applied': {
    person: (facts) => ({
      ...undated(
        facts,
        'Vous êtes administrateur de votre organisme',
        [`${yourRequest(facts)} a pris effet ${effectDay(facts)}.`],
        'Connectez-vous pour vérifier qui a accès à votre organisme.',
      ),
      where: {
        label: 'Voir cet organisme dans Trousseau',
        path: `/organisations/${facts.event.siren ?? ''}`,
      },
    }),
    outgoing: (facts) => ({
      ...undated(
        facts,
        'Votre rôle d’administrateur a pris fin',
        [
          `Un autre administrateur vous remplace dans ${theBody(facts.organisation)} depuis ${effectDay(facts)}.`,
        ],
        'Connectez-vous pour voir les accès qui vous restent. Si cela vous surprend, écrivez à l’assistance.',
      ),
      where: { label: 'Ouvrir mon espace Trousseau', path: '/' },
    }),
    administrators: (facts) =>
      undated(facts, 'Votre organisme a un nouvel administrateur', [
        `${theirRequest(facts)} a pris effet ${effectDay(facts)}.`,
      ]),
  },
  'administrator-change.refused': {
    person: (facts) =>
      undated(
        facts,
        'Votre demande est refusée',
        [`${yourRequest(facts)} est refusée.`, ...reasonOfRegister(facts)],
        'Si la situation change, vous pouvez faire une nouvelle demande.',
      ),
    administrators: (facts) =>
      facts.event.reason === UNFORESEEN
        ? undated(facts, 'Une demande d’administrateur est arrêtée', [
            `${theirRequest(facts)} est refusée.`,
            ...reasonOfRegister(facts),
          ])
        : undefined,
  },
  'administrator-change.expired': {
    person: (facts) =>
      undated(
        facts,
        'Votre demande a expiré',
        [`${yourRequest(facts)} a expiré : personne n’y a répondu à temps.`],
        'Vous pouvez faire une nouvelle demande.',
      ),
    administrators: (facts) =>
      undated(facts, 'Une demande d’administrateur a expiré', [
        `${theirRequest(facts)} a expiré sans réponse.`,
      ]),
  },
  'administrator-change.cancelled': {
    person: (facts) =>
      undated(facts, 'Votre demande est annulée', [`${yourRequest(facts)} est annulée, comme demandé.`]),
    administrators: (facts) =>
      undated(facts, 'Une demande d’administrateur est annulée', [
        `${theirRequest(facts)} est annulée par son auteur.`,
      ]),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
