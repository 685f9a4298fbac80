import { type AccessCard, maySignAt, stageAt } from '../../domain/access/access-card.ts';
import { covers, type Grant, grantPhaseAt, isOwn } from '../../domain/access/grant.ts';
import { type MandateId, mandatorOf, type Siren, type Siret, sirenOf } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Mandate } from '../../domain/mandates/mandate.ts';
import type { Extent } from '../../domain/mandates/mandate-bounds.ts';
import { effectsAt } from '../../domain/mandates/mandated-grant.ts';
import type { Right } from '../../domain/rights.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { withHistory } from '../../table/access/card-history.ts';
import { getMandates } from '../../table/mandates/mandates.ts';
import type { TableView } from '../../table/table-view.ts';
import { loadMandated } from '../mandates/load-mandated.ts';

/**
 * One service on which one person had a right at the instant of the report. Under a mandate, only as far as it went.
 */
export interface AccessRow {
  /** The person's card in their own organisation: under a mandate, the mandatary's. */
  card: AccessCard;
  grant: Grant;
  service: string;
  right: Right;
  establishments: Extent['establishments'];
  until: Instant | undefined;
}

export interface ReportFilter {
  at: Instant;
  siret?: Siret | undefined;
  service?: string | undefined;
}

/** The rows of a grant. `owner` is the organisation whose establishments it is about. */
const rowsOf = (
  card: AccessCard,
  owner: Siren,
  { grant, effect }: { grant: Grant; effect: Extent },
  { at, siret, service }: ReportFilter,
): AccessRow[] => {
  const { establishments, until } = effect;
  if (siret !== undefined && (sirenOf(siret) !== owner || !covers(establishments, siret))) return [];
  // Whoever is to be confirmed declares what they may not sign yet.
  const signs = maySignAt(card, at);
  return Object.entries(effect.services)
    .filter(([code]) => service === undefined || code === service)
    .map(([code, named]) => {
      const right = named === 'sign' && !signs ? 'declare' : named;
      return { card, grant, service: code, right, establishments, until };
    });
};

const ownRows = (card: AccessCard, filter: ReportFilter): AccessRow[] =>
  stageAt(card, filter.at)?.status === 'active'
    ? card.grants
        .filter((grant) => isOwn(grant) && grantPhaseAt(grant, filter.at) === 'in-force')
        .flatMap((grant) => rowsOf(card, card.siren, { grant, effect: grant }, filter))
    : [];

const mandatedRows = (card: AccessCard, mandate: Mandate, filter: ReportFilter): AccessRow[] =>
  effectsAt(card, mandate, filter.at).flatMap((each) => rowsOf(card, mandatorOf(mandate.id), each, filter));

const mandatesNamed = (cards: readonly AccessCard[]): MandateId[] =>
  cards.flatMap(({ grants }) => grants.flatMap(({ mandateId }) => mandateId ?? []));

/**
 * Who had which rights at that instant, by person, grant and service. First the organisation's own members, also for
 * what they do under mandates of others; then the people of other organisations who act under its mandates.
 */
export const reportAccess = async (
  table: TableView,
  siren: Siren,
  filter: ReportFilter,
): Promise<AccessRow[]> => {
  const listed = await listCards(table, siren);
  const cards = await Promise.all(listed.map((card) => withHistory(table, card, filter.at)));
  const [given, acting] = await Promise.all([
    getMandates(table, mandatesNamed(cards)),
    loadMandated(table, listed, filter.at),
  ]);
  return [
    ...cards.flatMap((card) => [
      ...ownRows(card, filter),
      ...[...new Set(mandatesNamed([card]))].flatMap((id) => {
        const mandate = given.get(id);
        return mandate === undefined ? [] : mandatedRows(card, mandate, filter);
      }),
    ]),
    ...acting.flatMap(({ mandated }) =>
      mandated.flatMap(({ mandate, card }) => mandatedRows(card, mandate, filter)),
    ),
  ];
};
