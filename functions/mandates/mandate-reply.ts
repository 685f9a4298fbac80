import type { Instant } from '../../shared/domain/instants.ts';
import type { MandateSide } from '../../shared/domain/mandates/mandate.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { etag } from '../../shared/http/reply.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';
import type { ChangedMandate } from '../../shared/use-cases/mandates/change-mandate.ts';
import { type Names, readNames, viewLoss, viewMandate } from './mandate-view.ts';

/** The answer to a command is the mandate after it, and what grants have lost. */
export const showMandate = (
  { mandate, losses }: ChangedMandate,
  reader: { sides: readonly MandateSide[]; names: Names; now: Instant },
) => ({
  body: { ...viewMandate(mandate, reader), affected: losses.map(viewLoss) },
  headers: etag(mandate.version),
});

/** The reply to whoever gave the command, with what is to store. */
export const replyWithMandate = async (
  { table, now }: CommandContext,
  { value, writes }: Outcome<ChangedMandate>,
  { sides }: PersonCaller,
) => {
  const names = await readNames(table, [value.mandate.id]);
  return { writes, value: showMandate(value, { sides, names, now }) };
};
