import * as z from 'zod/mini';
import { OptionRefused } from '../../local/start-options.ts';
import {
  mandataryOf,
  mandateIdSchema,
  personIdSchema,
  sirenSchema,
} from '../../shared/domain/identifiers.ts';
import { EVENTS_PREFIX, type EvidenceOwner, SORT_PREFIX } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { NAMES_AN_END } from './chain-ends.ts';
import { scanTable } from './scan-table.ts';

export const ownerSchema = z.union([sirenSchema, personIdSchema, z.literal('jobs')]);

const keySchema = z.object({ PK: z.string(), SK: z.string() });
type Key = z.infer<typeof keySchema>;

const mandataryIn = ({ SK }: Key): string[] => {
  const id = mandateIdSchema.safeParse(SK.slice(SORT_PREFIX.mandate.length));
  return SK.startsWith(SORT_PREFIX.mandate) && id.success ? [mandataryOf(id.data)] : [];
};

/** The owners that an event or the end of a chain names, so that an owner who lost every event is found too. */
const namesIn = (key: Key): string[] => [
  key.PK.startsWith('JOB#') ? 'jobs' : key.PK.slice(key.PK.indexOf('#') + 1),
  ...mandataryIn(key),
];

/** Everybody who has events, or should have; it is a scan. @throws OptionRefused for events of nobody */
export async function* findOwners(table: Table): AsyncGenerator<EvidenceOwner> {
  const seen = new Set<string>();
  const filter = {
    ...NAMES_AN_END,
    FilterExpression: `begins_with(PK, :events) OR ${NAMES_AN_END.FilterExpression}`,
    ExpressionAttributeValues: { ':events': EVENTS_PREFIX },
  };
  for await (const items of scanTable(table, filter)) {
    for (const item of items) {
      const key = keySchema.parse(item);
      for (const name of namesIn(key)) {
        if (seen.has(name)) continue;
        seen.add(name);
        const owner = ownerSchema.safeParse(name);
        if (!owner.success) throw new OptionRefused(`${key.PK} holds evidence of nobody that could be.`);
        yield owner.data;
      }
    }
  }
}
