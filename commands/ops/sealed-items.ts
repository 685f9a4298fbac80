import { isActiveAdministrator } from '../../shared/domain/access/card-change.ts';
import { CARD_SEALING, HISTORY_SEALING } from '../../shared/domain/access/card-sealing.ts';
import { contestSchema } from '../../shared/domain/access/contest.ts';
import { CONTEST_SEALING } from '../../shared/domain/access/contest-sealing.ts';
import { ADMINISTRATOR_CHANGE_SEALING } from '../../shared/domain/administrator-changes/administrator-change-sealing.ts';
import { SUPPORT_VIEW_SEALING } from '../../shared/domain/administrator-changes/support-view-sealing.ts';
import { BULK_CHANGE_SEALING } from '../../shared/domain/bulk-changes/bulk-change-sealing.ts';
import { ESTABLISHMENT_SEALING } from '../../shared/domain/directory/establishment-sealing.ts';
import { MANDATE_SEALING } from '../../shared/domain/mandates/mandate-sealing.ts';
import { ORPHAN_RISK_SEALING } from '../../shared/domain/people/orphan-risk-sealing.ts';
import { PERSON_SEALING } from '../../shared/domain/people/person-sealing.ts';
import { accessReviewSchema } from '../../shared/domain/reviews/access-review.ts';
import { REVIEW_SEALING } from '../../shared/domain/reviews/review-sealing.ts';
import { stateDigest } from '../../shared/domain/sealed-state.ts';
import { parseCard } from '../../shared/table/access/access-cards.ts';
import { joinHistory, parseHistory } from '../../shared/table/access/card-history.ts';
import { parseRoster } from '../../shared/table/access/former-shape.ts';
import { parseAdministratorChange } from '../../shared/table/administrator-changes/former-shape.ts';
import { parseSupportView } from '../../shared/table/administrator-changes/support-views.ts';
import { parseBulkChange } from '../../shared/table/bulk-changes/bulk-changes.ts';
import { parseEstablishment } from '../../shared/table/directory/establishments.ts';
import { SORT_PREFIX } from '../../shared/table/keys.ts';
import { parseMandate } from '../../shared/table/mandates/mandates.ts';
import { parseOrphanRisk } from '../../shared/table/people/orphan-risks.ts';
import { parsePerson } from '../../shared/table/people/people.ts';
import type { ChainItem } from './chain-ends.ts';

/** The digest of what each kind of item says now, by the beginning of its chain's name. A login and a job say nothing. */
const KINDS: Readonly<Record<string, (item: unknown) => string>> = {
  card: (item) => stateDigest(CARD_SEALING, parseCard(item)),
  change: (item) => stateDigest(ADMINISTRATOR_CHANGE_SEALING, parseAdministratorChange(item)),
  'access-change': (item) => stateDigest(BULK_CHANGE_SEALING, parseBulkChange(item)),
  mandate: (item) => stateDigest(MANDATE_SEALING, parseMandate(item)),
  contest: (item) => stateDigest(CONTEST_SEALING, contestSchema.parse(item)),
  'access-review': (item) => stateDigest(REVIEW_SEALING, accessReviewSchema.parse(item)),
  establishment: (item) => stateDigest(ESTABLISHMENT_SEALING, parseEstablishment(item)),
  'orphan-risk': (item) => stateDigest(ORPHAN_RISK_SEALING, parseOrphanRisk(item)),
  'support-view': (item) => stateDigest(SUPPORT_VIEW_SEALING, parseSupportView(item)),
  person: (item) => stateDigest(PERSON_SEALING, parsePerson(item)),
};

const kindOf = (stream: string): string => stream.slice(0, stream.indexOf('/'));

/** Whether events of the chain seal what its item says. */
export const isSealedKind = (stream: string): boolean => kindOf(stream) in KINDS;

/** Events about a person's flags leave the sealed part as it was, and carry no digest. */
export const everyEventSeals = (stream: string): boolean => kindOf(stream) !== 'person';

/** The digest of what the item says now; undefined when it cannot be read. */
export const digestNow = (stream: string, item: unknown): string | undefined => {
  try {
    return KINDS[kindOf(stream)]?.(item);
  } catch {
    return undefined;
  }
};

/** Whether the roster names whom the cards say administer. An item that cannot be read is named by its own chain. */
export const rosterFault = (owner: string, items: readonly ChainItem[]): string | undefined => {
  try {
    const roster = parseRoster(items.find(({ SK }) => SK === 'ADMINISTRATORS'));
    const cards = items.filter(({ SK }) => SK.startsWith(SORT_PREFIX.card)).map(parseCard);
    const active = cards.filter(isActiveAdministrator).map(({ personId }) => personId);
    return active.sort().join() === [...roster.seats.keys()].sort().join()
      ? undefined
      : `the roster of ${owner} is not that of its cards: it was altered`;
  } catch {
    return undefined;
  }
};

/** By version; the instant stands before it, but in the former shape. */
const HISTORY = /^HISTORY#([^#]+)#(?:\d{4}-[^#]+#)?(\d+)/;

/** The digests of what each change moved beside its card, by the card's chain and the change's number. */
export const movedAside = (items: readonly ChainItem[]): ReadonlyMap<string, string> => {
  const parts = items.flatMap((item) => {
    const [, personId, version] = HISTORY.exec(item.SK) ?? [];
    return personId === undefined
      ? []
      : [{ item, of: `card/${item.PK.slice(4)}/${personId} ${Number(version)}` }];
  });
  const digests = [...Map.groupBy(parts, ({ of }) => of)].map(([of, chunks]): [string, string] => {
    return [of, stateDigest(HISTORY_SEALING, joinHistory(chunks.map(({ item }) => parseHistory(item))))];
  });
  return new Map(digests);
};
