import type { Decide } from '../../shared/http/run-command.ts';
import {
  confirmProfile as confirm,
  correctProfile as correct,
} from '../../shared/use-cases/people/change-profile.ts';
import type { routes } from './contract.ts';
import { viewProfile } from './profile-view.ts';
import { showMe } from './show-me.ts';

export const correctMe: Decide<typeof routes.correctMe> = async (context, asked) => {
  const { value, writes } = await correct(context, asked.caller.personId, asked.body);
  return { writes, value: { body: await showMe(context.table, value, asked) } };
};

export const confirmProfile: Decide<typeof routes.confirmProfile> = async (context, { caller, now }) => {
  const { value, writes } = await confirm(context, caller.personId);
  return { writes, value: { body: viewProfile(value, now) } };
};
