import { instantOf } from '../../../shared/domain/instants.ts';
import type { Table } from '../../../shared/table/table.ts';
import type { Sky } from '../faults/skies.ts';
import type { Account, Body } from '../people/people.ts';
import { administrators, type ModelBody, standing } from './model.ts';
import type { ModelCommand } from './model-effects.ts';
import { hasStopped, type Terms } from './model-grants.ts';
import type { DrawnTerms, Step } from './model-sequences.ts';

/** The real register's people and bodies, and what the model holds of them, by the same numbers. */
export interface World {
  table: Table;
  /** The same table as the register reaches it, and the register as its clients do. */
  through: Table;
  reach: Sky['reach'];
  people: readonly Account[];
  bodies: readonly Body[];
  models: readonly ModelBody[];
}

const pick = <T>(list: readonly T[], number: number): T | undefined =>
  list[number % Math.max(1, list.length)];

const termsAt = (world: World, body: number, drawn: DrawnTerms, now: number): Terms => {
  const places = [world.bodies[body]?.open, world.bodies[body]?.closed, world.bodies[1 - body]?.open];
  const from = now + (drawn.from ?? 0);
  return {
    services: drawn.services,
    where: drawn.where === 'all' ? 'all' : drawn.where.map((place) => places[place] ?? ''),
    ...(drawn.from !== undefined && { from: instantOf(from) }),
    ...(drawn.length !== undefined && { until: instantOf(from + drawn.length) }),
  };
};

/** The step as a command, on what the model says there is; undefined where there is nothing to do it to. */
export const chooseCommand = (world: World, step: Step, now: number): ModelCommand | undefined => {
  const { body } = step;
  const model = world.models[body];
  if (model === undefined) return undefined;
  const anybody = step.actor % world.people.length;
  const administering = administrators(model, instantOf(now));
  const actor = step.asAdministrator ? (pick(administering, step.actor) ?? anybody) : anybody;
  const known = model.people.flatMap((each, person) =>
    standing(each, instantOf(now)) === 'unknown' ? [] : [person],
  );
  const target = step.asMember ? (pick(known, step.target) ?? step.target) : step.target;
  const membership = model.people[target];
  const open = membership?.grants.filter((grant) => !hasStopped(grant, instantOf(now))) ?? [];
  const grant = pick(step.grant < 7 ? open : (membership?.grants ?? []), step.grant)?.id;
  switch (step.kind) {
    case 'invite': {
      const email = world.people[step.target]?.email ?? '';
      const grants = step.grants.map((terms) => termsAt(world, body, terms, now));
      // An address leads to the person it was first seen with.
      const first = world.people.findIndex((person) => person.email === email);
      return { kind: 'invite', body, actor, target: first, email, grants };
    }
    case 'accept':
    case 'refuse': {
      const sent = model.people.flatMap(({ invitations }) => invitations);
      const found = sent.sort((a, b) => (a.id < b.id ? 1 : -1))[step.invitation];
      if (found === undefined) return undefined;
      const entitled = world.people.flatMap(({ email }, person) => (email === found.email ? [person] : []));
      const answering = step.asInvited ? (pick(entitled, step.actor) ?? anybody) : anybody;
      const email = world.people[answering]?.email ?? '';
      return { kind: step.kind, body, actor: answering, invitation: found.id, email };
    }
    case 'give':
      return { kind: 'give', body, actor, target, terms: termsAt(world, body, step.terms, now) };
    case 'change':
      if (grant === undefined) return undefined;
      return { kind: 'change', body, actor, target, grant, terms: termsAt(world, body, step.terms, now) };
    case 'end-grant':
      return grant === undefined ? undefined : { kind: 'end-grant', body, actor, target, grant };
    case 'promote':
      return { kind: 'role', body, actor, target, role: 'administrator' };
    case 'demote':
      return { kind: 'role', body, actor, target, role: 'declarant' };
    default:
      return { kind: step.kind, body, actor, target };
  }
};
