import { ofTheBody, theBody } from '../../wording/bodies.ts';
import { ofInWords, siretInWords } from '../../wording/in-words.ts';
import { dayAndHour, requestInWords } from '../in-words.ts';
import type { Notice } from '../notice.ts';
import type { NoticeFacts } from '../notice-facts.ts';

export const requestPage = ({ event }: NoticeFacts): Notice['where'] => ({
  label: 'Ouvrir la demande dans Trousseau',
  path: `/administrator-changes/${event.data.change ?? ''}`,
});

export const deadlineOf = ({ event }: NoticeFacts): Notice['deadline'] =>
  event.data.deadline ?? 'on-the-page';

const aim = ({ event: { data }, organisation }: NoticeFacts): string => {
  const place = data.siret === undefined ? '' : ` (établissement ${siretInWords(data.siret)})`;
  return `pour ${requestInWords(data.kind ?? 'additional', ofTheBody(organisation), place)}`;
};

/** Addresses the candidate. */
export const yourRequest = (facts: NoticeFacts): string => `Votre demande ${aim(facts)}`;

/** Addresses the deciders, who may know who asks. */
export const theirRequest = (facts: NoticeFacts): string =>
  `La demande ${ofInWords(facts.person)} ${aim(facts)}`;

/**
 * Addresses the help desk's mailbox, which has many readers: it names the request and the organisation, but no
 * person.
 */
export const thisRequest = ({ event, organisation }: NoticeFacts): string =>
  `La demande d’administrateur ${event.data.change ?? ''} pour ${theBody(organisation)}`;

/** The day on which the request takes effect. */
export const effectDay = ({ event }: NoticeFacts): string =>
  dayAndHour(event.data.effectiveAt ?? event.occurredAt);

export const WAIT = 'Vous n’avez rien à faire : vous serez prévenu de la suite.';
export const NOTHING = 'Vous n’avez rien à faire.';
export const DECIDE =
  'Approuvez ou refusez cette demande, ou opposez-vous si elle vise votre propre place. Un refus se motive. La réponse d’un seul administrateur suffit.';
export const KEY_BY_LETTER =
  'Sans attendre, vous pouvez demander une clé d’activation, envoyée par courrier à l’adresse du siège.';
export const SUPPORT_ONLY =
  'Aucune clé ne peut être envoyée : Sirene ne montre aucun siège où la poste puisse la remettre. L’assistance peut décider.';
