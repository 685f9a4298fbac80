import type { EventType } from '../../domain/events.ts';
import { theBody, toTheBody } from '../../wording/bodies.ts';
import { dayAndHour } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts, NoticesOfEvent } from '../notice-facts.ts';

const NOTHING = 'Vous n’avez rien à faire.';

const page = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Voir ce mandat dans Trousseau',
  path: `/mandates/${event.data.mandate ?? ''}`,
});

/** Each side has its own event of a mandate, in its own evidence. */
const isMandator = ({ event }: NoticeFacts): boolean => event.data.side === 'mandator';

/** The mandate in words, the same for both sides. */
const between = (facts: NoticeFacts): string => {
  const { organisation, counterpart } = facts;
  const [mandator, mandatary] = isMandator(facts) ? [organisation, counterpart] : [counterpart, organisation];
  return `donné par ${theBody(mandator)} ${toTheBody(mandatary)}`;
};

const undated = (facts: NoticeFacts, subject: string, happened: string[], todo = NOTHING): Notice => ({
  subject,
  happened,
  todo,
  deadline: 'none',
  where: page(facts),
});

const reason = ({ event }: NoticeFacts): string[] =>
  event.reason === undefined ? [] : ['Le motif se lit dans Trousseau, après connexion.'];

const affected = ({ event }: NoticeFacts): string => {
  const count = event.data.affectedGrants ?? 0;
  if (count === 0) return 'Aucune habilitation en cours n’en dépendait.';
  return count === 1
    ? 'Une habilitation en cours est concernée ; la page la montre.'
    : `${count} habilitations en cours sont concernées ; la page les montre.`;
};

const STOPS = 'Les habilitations données sous ce mandat ne valent pas au-delà de cette date.';

const until = ({ event }: NoticeFacts): string => dayAndHour(event.data.until ?? event.occurredAt);

const LOOK = 'Connectez-vous pour voir les habilitations concernées, et ce qui reste couvert.';

/**
 * The notice to a person who acts under the mandate. It is about their own grants only, and names their own
 * organisation.
 */
const toHolder = (
  facts: NoticeFacts,
  subject: string,
  happened: string,
  deadline: Notice['deadline'] = 'none',
): Notice => ({
  subject,
  happened: [happened, 'Vos autres droits ne changent pas.'],
  todo: 'Si vous devez continuer à agir pour cet organisme, adressez-vous à un administrateur de votre organisme.',
  deadline,
  where: {
    label: 'Voir votre organisme dans Trousseau',
    path: `/organisations/${facts.event.siren ?? ''}`,
  },
});

/**
 * Notices of a mandate to the administrators of either side, and to the people who lose by it. The person who acts
 * gets no notice of their own act.
 */
export const mandateNotices = {
  'mandate.proposed': {
    administrators: (facts) =>
      isMandator(facts)
        ? undated(facts, 'Une proposition de mandat est envoyée', [
            `Un mandat ${between(facts)} est proposé. Il attend la réponse du mandataire.`,
          ])
        : {
            ...undated(
              facts,
              'Un mandat vous est proposé',
              [
                `Un mandat ${between(facts)} attend votre réponse.`,
                'Accepté, il vous permettra d’habiliter vos déclarants pour cet organisme, dans ses limites.',
              ],
              'Acceptez ou refusez cette proposition. La réponse d’un seul administrateur suffit.',
            ),
            deadline: facts.event.data.expiresAt ?? 'on-the-page',
          },
  },
  'mandate.accepted': {
    administrators: (facts) =>
      undated(
        facts,
        'Un mandat est accepté',
        [`Le mandat ${between(facts)} est accepté.`],
        isMandator(facts)
          ? 'La page du mandat montre à tout moment qui agit pour vous. Vous pouvez le réduire ou y mettre fin.'
          : 'Donnez à vos déclarants les habilitations qu’il permet.',
      ),
  },
  'mandate.refused': {
    administrators: (facts) =>
      undated(facts, 'Un mandat est refusé', [
        `Le mandat ${between(facts)} est refusé par le mandataire.`,
        ...reason(facts),
      ]),
  },
  'mandate.narrowed': {
    administrators: (facts) =>
      undated(
        facts,
        'Un mandat est réduit',
        [
          `Le mandat ${between(facts)} est réduit par le mandant. Ce qui le dépasse s’arrête aussitôt.`,
          affected(facts),
        ],
        LOOK,
      ),
    holders: (facts) =>
      toHolder(
        facts,
        'Vos droits sous un mandat sont réduits',
        `Le mandat ${between(facts)} est réduit. Ce que vos habilitations permettaient au-delà s’arrête aussitôt.`,
      ),
  },
  'mandate.ended': {
    administrators: (facts) =>
      undated(
        facts,
        'Un mandat a pris fin',
        [
          `Le mandat ${between(facts)} a pris fin. Les habilitations données sous ce mandat s’arrêtent aussitôt.`,
          affected(facts),
          ...reason(facts),
        ],
        LOOK,
      ),
    holders: (facts) =>
      toHolder(
        facts,
        'Vos droits sous un mandat ont pris fin',
        `Le mandat ${between(facts)} a pris fin. Les habilitations que vous avez sous ce mandat s’arrêtent aussitôt.`,
      ),
  },
  'mandate.expiring': {
    administrators: (facts) => ({
      ...undated(
        facts,
        'Un mandat prend bientôt fin',
        [`Le mandat ${between(facts)} prend fin ${until(facts)}.`, STOPS],
        isMandator(facts)
          ? 'Si cet organisme doit continuer à agir pour vous, proposez-lui un nouveau mandat.'
          : 'Si vous devez continuer à agir pour cet organisme, demandez-lui un nouveau mandat.',
      ),
      deadline: facts.event.data.until ?? 'on-the-page',
    }),
    holders: (facts) =>
      toHolder(
        facts,
        'Vos droits sous un mandat prennent bientôt fin',
        `Le mandat ${between(facts)} prend fin ${until(facts)}. Les habilitations que vous avez sous ce mandat ne valent pas au-delà de cette date.`,
        facts.event.data.until ?? 'on-the-page',
      ),
  },
  'mandate.expired': {
    administrators: (facts) =>
      undated(
        facts,
        'Un mandat a pris fin à la date prévue',
        [`Le mandat ${between(facts)} a pris fin ${until(facts)}, à la date prévue.`, STOPS],
        isMandator(facts)
          ? 'Vérifiez que vos établissements restent couverts.'
          : 'Si vous devez continuer à agir pour cet organisme, demandez-lui un nouveau mandat.',
      ),
    holders: (facts) =>
      toHolder(
        facts,
        'Vos droits sous un mandat ont expiré',
        `Le mandat ${between(facts)} a pris fin ${until(facts)}, à la date prévue. Les habilitations que vous aviez sous ce mandat ne valent plus.`,
      ),
  },
} as const satisfies Partial<Record<EventType, NoticesOfEvent>>;
