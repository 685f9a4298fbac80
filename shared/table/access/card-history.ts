import * as z from 'zod/mini';
import { type AccessCard, stageSchema } from '../../domain/access/access-card.ts';
import type { Archived } from '../../domain/access/card-size.ts';
import { type Grant, grantSchema } from '../../domain/access/grant.ts';
import { type Instant, instantSchema } from '../../domain/instants.ts';
import { keys } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import { queryAll, queryUpTo } from '../query-all.ts';
import type { Table } from '../table.ts';
import type { TableView } from '../table-view.ts';
import type { Write } from '../write.ts';

/**
 * The most bytes of one history item. DynamoDB takes 400 KB in an item and 4 MB in a transaction: the fullest card makes two
 * of them.
 */
const CHUNK_BYTES = 256 * 1024;

/**
 * An item of a card's history. In its former shape it holds only what left the card, and has no `chunks`: questions about an
 * instant before `archivedAt` need it beside all later ones.
 */
const historySchema = z.object({
  archivedAt: instantSchema,
  grants: z.array(grantSchema),
  timeline: z.optional(z.array(stageSchema)),
  since: z.optional(instantSchema),
  /** Into how many items the card went. */
  chunks: z.optional(z.number()),
});
type History = z.infer<typeof historySchema>;

/** One history item. */
export const parseHistory = (item: unknown): History => historySchema.parse(item);

/** What items of one card hold together, in their order. */
export const joinHistory = (items: readonly History[]): Archived => ({
  grants: items.flatMap(({ grants }) => grants),
  timeline: items.flatMap(({ timeline = [] }) => timeline),
  ...(items[0]?.since !== undefined && { since: items[0].since }),
});

/** Cut into pieces of at most that many bytes, in the same order. There is at least one. */
const inChunks = ({ grants, timeline }: Archived): Pick<Archived, 'grants' | 'timeline'>[] => {
  let last: Pick<Archived, 'grants' | 'timeline'> = { grants: [], timeline: [] };
  const chunks = [last];
  let bytes = 0;
  const roomFor = (part: object): typeof last => {
    const size = Buffer.byteLength(JSON.stringify(part)) + 1;
    if (bytes > 0 && bytes + size > CHUNK_BYTES) {
      last = { grants: [], timeline: [] };
      chunks.push(last);
      bytes = 0;
    }
    bytes += size;
    return last;
  };
  for (const grant of grants) roomFor(grant).grants.push(grant);
  for (const stage of timeline) roomFor(stage).timeline.push(stage);
  return chunks;
};

/** The card as it was until `historyBefore`, beside it. The items are written once and never change. */
export const putHistory = (table: Table, card: AccessCard, archived: Archived): Write[] => {
  const { historyBefore: archivedAt } = card;
  if (archivedAt === undefined) throw new Error('nothing has left the card');
  const { since } = archived;
  const chunks = inChunks(archived);
  return chunks.map((chunk, rank) =>
    putOnce(table, {
      ...keys.cardHistory(card, archivedAt, rank),
      ...{ archivedAt, ...chunk, chunks: chunks.length },
      ...(since !== undefined && { since }),
    }),
  );
};

/** After this sign sorts what follows an instant, before it the rest of a key that goes on with `#`. */
const AFTER_HASH = '$';
/** Instants begin with a century, versions with zeros. */
const FORMER = { first: '0', last: '1' };

const between = (card: AccessCard, first: string, last: string) => {
  const { PK, SK } = keys.cardHistories(card.siren, card.personId);
  return {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND SK BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':organisation': PK, ':first': `${SK}${first}`, ':last': `${SK}${last}` },
  };
};

/** What former releases moved beside the card later than that. */
const listFormer = async (table: TableView, card: AccessCard, at: Instant): Promise<History[]> =>
  (await queryAll(table, between(card, FORMER.first, FORMER.last)))
    .map(parseHistory)
    .filter(({ archivedAt }) => at < archivedAt);

/** The card as it was at the first time after that instant when something left it; one read, unless it was very large. */
const findWhole = async (table: TableView, card: AccessCard, at: Instant): Promise<Archived | undefined> => {
  const [item] = await queryUpTo(table, 1, between(card, `${at}${AFTER_HASH}`, '~'));
  if (item === undefined) return undefined;
  const first = parseHistory(item);
  if (first.chunks === 1) return joinHistory([first]);
  const { SK } = keys.cardHistories(card.siren, card.personId);
  const own = String(item.SK).slice(SK.length);
  return joinHistory((await queryAll(table, between(card, own, `${own}${AFTER_HASH}`))).map(parseHistory));
};

/** What was on the card at that instant, so that questions about it keep their answers and reasons. */
const loadHistory = async (table: TableView, card: AccessCard, at: Instant): Promise<Archived> => {
  const whole = await findWhole(table, card, at);
  if (whole !== undefined && (whole.since ?? '') <= at) return whole;
  const former = joinHistory(await listFormer(table, card, at));
  const { grants, timeline } = whole ?? card;
  return { grants: [...former.grants, ...grants], timeline: [...former.timeline, ...timeline] };
};

/** The card as it was at that instant, if the instant needs what is beside it. */
export const withHistory = async (table: TableView, card: AccessCard, at: Instant): Promise<AccessCard> => {
  if (card.historyBefore === undefined || card.historyBefore <= at) return card;
  const { grants, timeline } = await loadHistory(table, card, at);
  return { ...card, grants, timeline };
};

/** Every grant that was on the card at that instant or later and has left it since, each as it left. */
export const listGrantsThatLeft = async (
  table: TableView,
  card: AccessCard,
  at: Instant,
): Promise<Grant[]> => {
  if (card.historyBefore === undefined || card.historyBefore <= at) return [];
  const whole = await queryAll(table, between(card, `${at}${AFTER_HASH}`, '~'));
  const items = [...(await listFormer(table, card, at)), ...whole.map(parseHistory)];
  const held = new Set(card.grants.map(({ id }) => id));
  const left = new Map(joinHistory(items).grants.map((grant) => [grant.id, grant]));
  return [...left.values()].filter(({ id }) => !held.has(id));
};
