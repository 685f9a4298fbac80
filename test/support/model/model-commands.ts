import {
  administrators,
  during,
  type Membership,
  type ModelOrganisation,
  nobody,
  standing,
} from './model.ts';
import {
  type CommandOf,
  close,
  does,
  leave,
  type ModelCommand,
  type ModelVerdict,
  refused,
} from './model-effects.ts';
import { hasStopped, modelGrantOf, refusalOfTerms, sameOf } from './model-grants.ts';
import { judgeAnswer, judgeInvite } from './model-invitations.ts';

const judgeGrant = (
  organisation: ModelOrganisation,
  target: Membership,
  command: CommandOf<'give' | 'change' | 'end-grant'>,
  now: string,
): ModelVerdict => {
  const old = command.kind === 'give' ? undefined : target.grants.find(({ id }) => id === command.grant);
  if (command.kind !== 'end-grant') {
    const others = target.grants.filter((grant) => grant !== old);
    const refusal = refusalOfTerms(organisation, command.terms, others, now);
    if (refusal !== undefined) return refused(refusal);
    if (standing(target, now) === 'ended') return refused('member-ended');
  }
  if (command.kind !== 'give' && old === undefined) return refused('not-found');
  if (old !== undefined && hasStopped(old, now)) return refused('grant-ended');
  return does(({ grants: [id = ''] }) => {
    const given = command.kind === 'end-grant' ? undefined : modelGrantOf(id, command.terms, now);
    const same = given && sameOf(target.grants, given, now);
    if (old !== undefined && same !== old) old.cut = now;
    if (given !== undefined && same === undefined) target.grants.push(given);
  });
};

const DAY_MILLISECONDS = 86_400_000;
const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MILLISECONDS).toISOString();

/** Why the actor may not decide on another administrator; undefined when they may. */
const refusalAmong = (
  { people, removals }: ModelOrganisation,
  { actor, target }: { actor: number; target: number },
  now: string,
  removes: boolean,
): string | undefined => {
  if (during(people[actor]?.newcomer ?? [], now)) return 'new-administrator';
  const last = removals.get(actor);
  const isSpent = last !== undefined && last.of !== target && now < daysAfter(last.at, 1);
  return removes && isSpent ? 'one-removal-a-day' : undefined;
};

/** Whether the command takes a place among the administrators from somebody else, or gives one. */
const moveAmong = (
  target: Membership,
  command: CommandOf<'suspend' | 'reactivate' | 'remove' | 'role'>,
  now: string,
): 'removes' | 'appoints' | undefined => {
  const hasRole = during(target.administrator, now);
  if (command.kind === 'reactivate') return hasRole ? 'appoints' : undefined;
  if (command.kind === 'role' && command.role === 'administrator') return hasRole ? undefined : 'appoints';
  return hasRole && command.actor !== command.target ? 'removes' : undefined;
};

const judgeMember = (
  organisation: ModelOrganisation,
  target: Membership,
  command: CommandOf<'suspend' | 'reactivate' | 'remove' | 'role'>,
  now: string,
): ModelVerdict => {
  const stands = standing(target, now);
  if (stands === 'ended') return refused('member-ended');
  if (command.kind === 'reactivate' && stands !== 'suspended') return refused('member-not-suspended');
  if ((command.kind === 'suspend' || command.kind === 'role') && stands !== 'active')
    return refused('member-not-active');
  const move = moveAmong(target, command, now);
  const among = move && refusalAmong(organisation, command, now, move === 'removes');
  if (among !== undefined) return refused(among);
  const appoint = (): void => {
    if (move === 'appoints') target.newcomer.push({ from: now, until: daysAfter(now, 7) });
  };
  if (command.kind === 'reactivate') {
    return does(() => {
      close(target.suspended, now);
      appoint();
    });
  }
  const administering = administrators(organisation, now);
  const losesRole = command.kind !== 'role' || command.role === 'declarant';
  if (losesRole && administering.length === 1 && administering[0] === command.target) {
    return refused('last-administrator');
  }
  return does(() => {
    appoint();
    if (move === 'removes') organisation.removals.set(command.actor, { of: command.target, at: now });
    if (command.kind === 'remove') leave(target, now);
    else if (command.kind === 'suspend') target.suspended.push({ from: now });
    else if (command.kind === 'role' && command.role === 'declarant') close(target.administrator, now);
    else if (!during(target.administrator, now)) target.administrator.push({ from: now });
  });
};

/** What the register must answer to the command at that instant. */
export const judge = (
  organisations: readonly ModelOrganisation[],
  command: ModelCommand,
  now: string,
): ModelVerdict => {
  const organisation = organisations[command.organisation] ?? {
    places: new Map(),
    people: [],
    removals: new Map(),
  };
  if (command.kind === 'accept' || command.kind === 'refuse') return judgeAnswer(organisation, command, now);
  const actor = standing(organisation.people[command.actor] ?? nobody(), now);
  if (actor === 'suspended') return refused('suspended');
  if (actor !== 'active') return refused('not-found');
  // A declarant may leave.
  const leaves = command.kind === 'remove' && command.actor === command.target;
  if (!leaves && !administrators(organisation, now).includes(command.actor)) return refused('forbidden');
  if (command.kind === 'invite') return judgeInvite(organisation, command, now);
  const target = organisation.people[command.target] ?? nobody();
  if (standing(target, now) === 'unknown') return refused('not-found');
  switch (command.kind) {
    case 'give':
    case 'change':
    case 'end-grant':
      return judgeGrant(organisation, target, command, now);
    default:
      return judgeMember(organisation, target, command, now);
  }
};
