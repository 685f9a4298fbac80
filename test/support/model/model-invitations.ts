import {
  during,
  type Membership,
  type ModelInvitation,
  type ModelOrganisation,
  nobody,
  standing,
} from './model.ts';
import {
  type CommandOf,
  closeInvitations,
  does,
  leave,
  type ModelVerdict,
  refused,
} from './model-effects.ts';
import { cutAll, hasStopped, modelGrantOf, newOnes, refusalOfTerms } from './model-grants.ts';

const THIRTY_DAYS_MILLISECONDS = 30 * 86_400_000;

export const judgeInvite = (
  organisation: ModelOrganisation,
  command: CommandOf<'invite'>,
  now: string,
): ModelVerdict => {
  const drafted: ReturnType<typeof modelGrantOf>[] = [];
  for (const terms of command.grants) {
    const refusal = refusalOfTerms(organisation, terms, drafted, now);
    if (refusal !== undefined) return refused(refusal);
    drafted.push(modelGrantOf('', terms, now));
  }
  const target = organisation.people[command.target] ?? nobody();
  const stands = standing(target, now);
  if (stands === 'active' || stands === 'suspended') return refused('already-member');
  if (stands === 'invited') return refused('already-invited');
  return does(({ grants, invitation }) => {
    closeInvitations(target, now);
    cutAll(target.grants, now);
    const given = newOnes([], drafted, now);
    const ids = given.length === 0 ? [] : grants.slice(-given.length);
    target.grants.push(...given.map((grant, place) => ({ ...grant, id: ids[place] ?? '' })));
    const until = new Date(Date.parse(now) + THIRTY_DAYS_MILLISECONDS).toISOString();
    target.invitations.push({ id: invitation, email: command.email, from: now, until, closed: false });
  });
};

type Answer = CommandOf<'accept' | 'refuse'>;

const latestOf = (
  membership: Membership,
  { invitation, email }: Pick<Answer, 'invitation' | 'email'>,
): ModelInvitation | undefined => {
  const latest = membership.invitations.at(-1);
  return latest?.id === invitation && latest.email === email ? latest : undefined;
};

/** Another account with the invited address takes over the invitation and its grants, from then on. */
const takeOver = (waiting: Membership, own: Membership, now: string): ModelVerdict => {
  const stands = standing(own, now);
  if (stands === 'active' || stands === 'suspended') return refused('already-member');
  return does(() => {
    if (stands !== 'invited') cutAll(own.grants, now);
    const passed = waiting.grants.filter((grant) => !hasStopped(grant, now));
    own.grants.push(...newOnes(own.grants, passed, now).map((grant) => ({ ...grant, recorded: now })));
    leave(waiting, now);
    closeInvitations(own, now);
    own.member.push({ from: now });
  });
};

export const judgeAnswer = (organisation: ModelOrganisation, command: Answer, now: string): ModelVerdict => {
  const own = organisation.people[command.actor] ?? nobody();
  const waiting = organisation.people.find((membership) => latestOf(membership, command) !== undefined);
  const invitation = waiting && latestOf(waiting, command);
  if (waiting === undefined || invitation === undefined) return refused('not-found');
  if (invitation.closed) return refused('invitation-closed');
  if (!during([invitation], now)) return refused('invitation-expired');
  if (command.kind === 'refuse') return does(() => leave(waiting, now));
  if (waiting !== own) return takeOver(waiting, own, now);
  return does(() => {
    closeInvitations(own, now);
    own.member.push({ from: now });
  });
};
