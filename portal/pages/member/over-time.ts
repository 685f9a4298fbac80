import type { Period } from '../../components/timeline.tsx';
import { SERVICE_CODES } from '../../words/services.ts';
import type { Member } from './rights.ts';

interface Span {
  from: number;
  to: number;
}

/** More would not be legible; the list below the drawing tells all of it. */
const MAX_YEARS = 6;

const yearOf = (at: number): number => new Date(at).getUTCFullYear();
const startOf = (year: number): number => Date.UTC(year, 0, 1);

/** The years that are drawn: from the first event of the card on, the last six at most. */
export const yearsOf = ({ history }: Pick<Member, 'history'>, now: number): number[] => {
  const last = yearOf(now);
  const first = history[0] === undefined ? last : yearOf(Date.parse(history[0].from));
  const begin = Math.max(first, last - MAX_YEARS + 1);
  return Array.from({ length: last - begin + 1 }, (_, index) => begin + index);
};

const stagesOf = ({ history }: Pick<Member, 'history'>, now: number) =>
  history.map(({ from, status }, index) => ({
    status,
    from: Date.parse(from),
    to: Date.parse(history[index + 1]?.from ?? new Date(now).toISOString()),
  }));

/** How a span is placed on the years, in percent; nothing of what lies before them. */
const placing =
  (years: readonly number[], now: number) =>
  ({ from, to }: Span): Span[] => {
    const [start, end] = [startOf(years[0] ?? yearOf(now)), startOf((years.at(-1) ?? yearOf(now)) + 1)];
    const percent = (at: number): number =>
      Math.round((10_000 * (Math.min(Math.max(at, start), Math.min(end, now)) - start)) / (end - start)) /
      100;
    const placed = { from: percent(from), to: percent(to) };
    return placed.to > placed.from ? [placed] : [];
  };

const common = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });

interface Labels {
  access: string;
  periods: Readonly<Record<'active' | 'suspended' | 'invited', string>>;
  rights: Readonly<Record<'consult' | 'declare' | 'sign', string>>;
}

const KINDS = { active: 'on', suspended: 'suspended', invited: 'consult' } as const;

/** What a drawing of somebody's access shows: the access itself, then each service while the access was active. */
export const linesOf = (
  member: Member,
  labels: Labels,
  now: number,
): { name: string; periods: Period[] }[] => {
  const place = placing(yearsOf(member, now), now);
  const stages = stagesOf(member, now);
  const active = stages.filter(({ status }) => status === 'active');
  const access = stages.flatMap(({ status, ...span }): Period[] =>
    status === 'ended'
      ? []
      : place(span).map((placed) => ({ ...placed, kind: KINDS[status], label: labels.periods[status] })),
  );
  const services = SERVICE_CODES.map((code) => ({
    name: code,
    periods: member.grants.flatMap((grant): Period[] => {
      const right = grant.services[code];
      if (right === undefined) return [];
      const ends = [grant.endedAt, grant.until].flatMap((at) => (at === undefined ? [] : Date.parse(at)));
      const whole = { from: Date.parse(grant.from), to: Math.min(now, ...ends) };
      return active
        .flatMap((stage) => place(common(stage, whole)))
        .map((placed) => ({ ...placed, kind: right, label: labels.rights[right] }));
    }),
  }));
  return [{ name: labels.access, periods: access }, ...services.filter(({ periods }) => periods.length > 0)];
};
