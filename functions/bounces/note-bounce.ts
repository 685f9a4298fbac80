import { type Instant, toInstant } from '../../shared/domain/instants.ts';
import { normaliseEmail } from '../../shared/domain/people/address.ts';
import { logger } from '../../shared/observability/logger.ts';
import { findByEmail, getPerson } from '../../shared/table/people/people.ts';
import type { Table } from '../../shared/table/table.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import { lapseProfile } from '../../shared/use-cases/people/lapse-profile.ts';
import { BOUNCE_TYPE, bounceEventSchema } from './contract.ts';

export interface BounceDependencies {
  table: Table;
  clock: () => Instant;
  newId: () => string;
}

const ACTOR = { type: 'machine', id: 'bounces' } as const;

/** The person who still has the address. Another person may have been first seen with it. */
const personAt = async (table: Table, email: string) => {
  const personId = await findByEmail(table, email);
  const person = personId && (await getPerson(table, personId));
  return person?.email === email ? person.personId : undefined;
};

/**
 * A mail bounced for good, so its person's profile is stale from now on. A full mailbox or a server that is down does
 * not count. A bounce that comes twice, or after the person has confirmed their details, has no effect.
 */
export const noteBounce =
  ({ table, clock, newId }: BounceDependencies) =>
  async (event: unknown): Promise<void> => {
    const { id, detail } = bounceEventSchema.parse(event);
    const { bounceType, bouncedRecipients, timestamp } = detail.bounce;
    if (bounceType !== BOUNCE_TYPE) return;
    const context = { table, clock, newId, actor: ACTOR, requestId: id };
    const bounced = { cause: 'bounce', observedAt: toInstant(timestamp) } as const;
    for (const { emailAddress } of bouncedRecipients) {
      const personId = await personAt(table, normaliseEmail(emailAddress));
      const lapsed = personId && (await carryOut(context, (each) => lapseProfile(each, personId, bounced)));
      logger.info('bounce', { requestId: id, outcome: lapsed === undefined ? 'nothing to do' : 'stale' });
    }
  };
