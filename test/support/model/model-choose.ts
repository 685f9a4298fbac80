import { instantOf } from '../../../shared/domain/instants.ts';
import type { Table } from '../../../shared/table/table.ts';
import type { Sky } from '../faults/skies.ts';
import type { Account, TestOrganisation } from '../people/people.ts';
import { administrators, type ModelOrganisation, standing } from './model.ts';
import type { ModelCommand } from './model-effects.ts';
import { hasStopped, type Terms } from './model-grants.ts';
import type { DrawnTerms, Step } from './model-sequences.ts';

/** The real register's people and organisations, and what the model holds of them, by the same numbers. */
export interface ModelWorld {
  table: Table;
  /** The same table as the register reaches it, and the register as its clients do. */
  through: Table;
  reach: Sky['reach'];
  people: readonly Account[];
  organisations: readonly TestOrganisation[];
  models: readonly ModelOrganisation[];
}

const pick = <T>(list: readonly T[], number: number): T | undefined =>
  list[number % Math.max(1, list.length)];

const termsAt = (world: ModelWorld, organisation: number, drawn: DrawnTerms, now: number): Terms => {
  const places = [
    world.organisations[organisation]?.open,
    world.organisations[organisation]?.closed,
    world.organisations[1 - organisation]?.open,
  ];
  const from = now + (drawn.from ?? 0);
  return {
    services: drawn.services,
    where: drawn.where === 'all' ? 'all' : drawn.where.map((place) => places[place] ?? ''),
    ...(drawn.from !== undefined && { from: instantOf(from) }),
    ...(drawn.length !== undefined && { until: instantOf(from + drawn.length) }),
  };
};

/** The step as a command, on what the model says there is; undefined where there is nothing to do it to. */
export const chooseCommand = (world: ModelWorld, step: Step, now: number): ModelCommand | undefined => {
  const { organisation } = step;
  const model = world.models[organisation];
  if (model === undefined) return undefined;
  const anybody = step.actor % world.people.length;
  const administering = administrators(model, instantOf(now));
  const actor = step.asAdministrator ? (pick(administering, step.actor) ?? anybody) : anybody;
  const standings = model.people.map((each) => standing(each, instantOf(now)));
  const known = standings.flatMap((each, person) => (each === 'unknown' ? [] : [person]));
  const suspended = standings.flatMap((each, person) => (each === 'suspended' ? [person] : []));
  // Few are suspended, and few sequences would bring anybody back.
  const likely = step.kind === 'reactivate' && suspended.length > 0 ? suspended : known;
  const target = step.asMember ? (pick(likely, step.target) ?? step.target) : step.target;
  const membership = model.people[target];
  const open = membership?.grants.filter((grant) => !hasStopped(grant, instantOf(now))) ?? [];
  const grant = pick(step.grant < 7 ? open : (membership?.grants ?? []), step.grant)?.id;
  switch (step.kind) {
    case 'invite': {
      const email = world.people[step.target]?.email ?? '';
      const grants = step.grants.map((terms) => termsAt(world, organisation, terms, now));
      // An address leads to the person it was first seen with.
      const first = world.people.findIndex((person) => person.email === email);
      return { kind: 'invite', organisation, actor, target: first, email, grants };
    }
    case 'accept':
    case 'refuse': {
      const sent = model.people.flatMap(({ invitations }) => invitations);
      const found = sent.sort((a, b) => (a.id < b.id ? 1 : -1))[step.invitation];
      if (found === undefined) return undefined;
      const entitled = world.people.flatMap(({ email }, person) => (email === found.email ? [person] : []));
      const answering = step.asInvited ? (pick(entitled, step.actor) ?? anybody) : anybody;
      const email = world.people[answering]?.email ?? '';
      return { kind: step.kind, organisation, actor: answering, invitation: found.id, email };
    }
    case 'give':
      return {
        kind: 'give',
        organisation,
        actor,
        target,
        terms: termsAt(world, organisation, step.terms, now),
      };
    case 'change':
      if (grant === undefined) return undefined;
      return {
        kind: 'change',
        organisation,
        actor,
        target,
        grant,
        terms: termsAt(world, organisation, step.terms, now),
      };
    case 'end-grant':
      return grant === undefined ? undefined : { kind: 'end-grant', organisation, actor, target, grant };
    case 'promote':
      return { kind: 'role', organisation, actor, target, role: 'administrator' };
    case 'demote':
      return { kind: 'role', organisation, actor, target, role: 'declarant' };
    default:
      return { kind: step.kind, organisation, actor, target };
  }
};
