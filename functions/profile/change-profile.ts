import type { Decide } from '../../shared/http/run-command.ts';
import { confirmProfile, correctProfile } from '../../shared/use-cases/people/change-profile.ts';
import type { routes } from './contract.ts';
import { viewProfile } from './profile-view.ts';
import { showMe } from './show-me.ts';

export const correctMeEndpoint: Decide<typeof routes.correctMe> = async (context, asked) => {
  const { value, writes } = await correctProfile(context, asked.caller.personId, asked.body);
  return { writes, value: { body: await showMe(context.table, value, asked) } };
};

export const confirmProfileEndpoint: Decide<typeof routes.confirmProfile> = async (
  context,
  { caller, now },
) => {
  const { value, writes } = await confirmProfile(context, caller.personId);
  return { writes, value: { body: viewProfile(value, now) } };
};
