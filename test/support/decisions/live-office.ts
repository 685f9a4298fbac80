import { ulid } from 'ulid';
import type { MandateId } from '../../../shared/domain/identifiers.ts';
import { addMilliseconds, dateSchema, type Instant, systemClock } from '../../../shared/domain/instants.ts';
import { getEstablishments } from '../../../shared/table/directory/establishments.ts';
import { isPassing } from '../../../shared/table/is-passing.ts';
import type { Table } from '../../../shared/table/table.ts';
import { carryOut } from '../../../shared/use-cases/carry-out.ts';
import type { CommandContext } from '../../../shared/use-cases/command.ts';
import { recordEstablishment } from '../../../shared/use-cases/directory/record-establishment.ts';
import { hire, type Member, type Office, openOffice } from '../access/members.ts';
import { anyOf, type Luck } from '../faults/luck.ts';
import { DELIBERATION, MANDATED } from '../mandates/mandates.ts';
import { namesOf } from '../people/people.ts';
import { type Answered, openRegister, type Register } from '../register.ts';

const MEMBERS = 4;
const SERVICES = ['DSN', 'DSIJ', 'PASRAU'] as const;

/** A clock that is ahead of the true time, or behind. */
export const clockOf = (milliseconds: number) => (): Instant => addMilliseconds(systemClock(), milliseconds);

/** An organisation with members, and its mandatary's with members who act under a mandate. */
export interface LiveWorld {
  office: Office;
  mandatary: Office;
  members: Member[];
  acting: Member[];
  /** Their mandates; more are added. */
  mandates: MandateId[];
}

export const openLiveWorld = async (table: Table): Promise<LiveWorld> => {
  const office = await openOffice(table);
  const mandatary = { ...(await openOffice(table)), register: office.register };
  const grant = { services: { DSN: 'sign' }, establishments: 'all' };
  const hireAll = (where: Office): Promise<Member[]> =>
    Promise.all(Array.from({ length: MEMBERS }, () => hire(where, [grant])));
  const [members, acting] = await Promise.all([hireAll(office), hireAll(mandatary)]);
  return { office, mandatary, members, acting, mandates: [] };
};

/** Sends one command of any kind, by the given register. What it refuses is part of the play. */
export const commandsOf = (
  { office, mandatary, members, acting, mandates }: LiveWorld,
  { faulty, clock, luck }: { faulty: Table; clock: () => Instant; luck: Luck },
): (() => Promise<unknown>)[] => {
  const register: Register = openRegister(faulty, clock);
  const grants = new Map<string, string[]>();
  const grant = () => ({
    services: { [luck.pick(SERVICES)]: luck.pick(['sign', 'declare'] as const) },
    establishments: luck.happens(0.5) ? ('all' as const) : [office.organisation.open],
    ...(luck.happens(0.3) && { until: addMilliseconds(clock(), luck.between(500, 3_000)) }),
  });
  const on = (where: Office, who: Member) => {
    const params = { ...who.params };
    const by = where.administrator;
    return { params, by };
  };
  const give = async (where: Office, who: Member, extra: object = {}): Promise<Answered> => {
    const { by, params } = on(where, who);
    const answered = await register(by, 'giveGrant', { params, body: { ...grant(), ...extra } });
    if (answered.status === 201)
      grants.set(who.personId, [...(grants.get(who.personId) ?? []), answered.body.id]);
    return answered;
  };
  const end = async (where: Office, who: Member): Promise<unknown> => {
    const { by, params } = on(where, who);
    const [grantId] = grants.get(who.personId) ?? [];
    if (grantId === undefined) return give(where, who);
    grants.set(who.personId, grants.get(who.personId)?.slice(1) ?? []);
    return luck.happens(0.5)
      ? register(by, 'endGrant', { params: { ...params, grantId } })
      : register(by, 'changeGrant', { params: { ...params, grantId }, body: grant() });
  };
  const suspendAndBack = async (who: Member): Promise<void> => {
    const { by, params } = on(office, who);
    await register(by, 'suspendMember', { params });
    await register(by, 'reactivateMember', { params });
  };
  /** Ends the access, invites again, and accepts. */
  const leaveAndComeBack = async (who: Member): Promise<void> => {
    const { by, params } = on(office, who);
    await register(by, 'endMember', { params, body: {} });
    const names = namesOf(who);
    const invited = await register(by, 'inviteMember', {
      params: { siren: params.siren },
      body: { email: who.email, ...names, grants: [grant()] },
    });
    const id = invited.body?.invitation?.id;
    if (id !== undefined) await register(who, 'acceptInvitation', { params: { id } });
  };
  const mandate = async (): Promise<void> => {
    const siren = office.organisation.siren;
    const body = { ...MANDATED, mandatary: { siren: mandatary.organisation.siren }, evidence: DELIBERATION };
    const proposed = await register(office.administrator, 'proposeMandate', { params: { siren }, body });
    const id: MandateId | undefined = proposed.body?.id;
    if (id === undefined) return;
    await register(mandatary.administrator, 'acceptMandate', { params: { id } });
    mandates.push(id);
  };
  const giveUnder = async (): Promise<unknown> => {
    const mandateId = mandates.at(-1);
    if (mandateId === undefined) return mandate();
    return give(mandatary, anyOf(luck, acting), {
      establishments: 'all',
      services: { DSN: 'sign' },
      mandateId,
    });
  };
  const endMandate = async (): Promise<unknown> => {
    const id = mandates.at(-1);
    if (id === undefined) return undefined;
    if (luck.happens(0.6)) {
      const body = { services: { DSN: 'declare' }, establishments: 'all' };
      return register(office.administrator, 'narrowMandate', { params: { id }, body });
    }
    mandates.splice(mandates.indexOf(id), 1);
    return register(office.administrator, 'endMandate', { params: { id }, body: {} });
  };
  /** What Sirene says of an establishment: that it is closed, also for days that have passed, or that it is not. */
  const establishment = async (): Promise<unknown> => {
    const siret = office.organisation.open;
    const decide = async (context: CommandContext) => {
      const before = (await getEstablishments(context.table, [siret])).get(siret);
      if (before === undefined) throw new Error('the organisation has an establishment');
      const closures = before.closures.length > 0 ? [] : [{ from: dateSchema.parse('2026-01-01') }];
      return {
        value: undefined,
        writes: await recordEstablishment(context, before, { ...before, closures }),
      };
    };
    const actor = { type: 'machine', id: 'sync-sirene' } as const;
    return carryOut({ table: faulty, clock, newId: () => ulid(), actor, requestId: ulid() }, decide).catch(
      (error: unknown) => {
        if (!isPassing(error)) throw error;
      },
    );
  };
  return [
    () => give(office, anyOf(luck, members)),
    () => end(office, anyOf(luck, members)),
    () => suspendAndBack(anyOf(luck, members)),
    () => leaveAndComeBack(anyOf(luck, members)),
    () => register(anyOf(luck, members), 'confirmProfile'),
    mandate,
    giveUnder,
    giveUnder,
    endMandate,
    establishment,
  ];
};
