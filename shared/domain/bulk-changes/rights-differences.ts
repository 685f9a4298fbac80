import type { AccessLine, Difference, LineEffect, LinePlace, Standing } from './line.ts';
import { foremost, signatureOf, standingsAt, type TimedRights } from './timed-rights.ts';

interface Compared {
  before: readonly TimedRights[];
  after: readonly TimedRights[];
}

const effectOf = (before: readonly Standing[], after: readonly Standing[]): LineEffect => {
  if (signatureOf(before) === signatureOf(after)) return 'unchanged';
  if (before.length === 0) return 'added';
  return after.length === 0 ? 'ended' : 'changed';
};

const compareAt = ({ before, after }: Compared, service: string, place: LinePlace) => {
  const [was, is] = [standingsAt(before, service, place), standingsAt(after, service, place)];
  return { was, is, effect: effectOf(was, is), key: `${signatureOf(was)} > ${signatureOf(is)}` };
};

const show = (
  place: LinePlace,
  service: string,
  { was, is, effect }: ReturnType<typeof compareAt>,
): Difference => {
  const [before, after] = [foremost(was), foremost(is)];
  return {
    place,
    service,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    effect,
  };
};

const placesOf = ({ before, after }: Compared, service: string): Set<LinePlace> =>
  new Set([...before, ...after].flatMap(({ rights }) => [...(rights.get(service)?.keys() ?? [])]));

const servicesOf = ({ before, after }: Compared, lines: readonly AccessLine[]): Set<string> => {
  const named = new Set(lines.flatMap(({ service }) => (service === undefined ? [] : [service])));
  if (!lines.some(({ service }) => service === undefined)) return named;
  return new Set([...named, ...[...before, ...after].flatMap(({ rights }) => [...rights.keys()])]);
};

/**
 * What the lines of one person change, by service and place, with what they name and leave as it is. A row for "all"
 * is about every establishment, future ones too. An establishment has its own row only where it differs from that.
 */
export const differencesOf = (compared: Compared, lines: readonly AccessLine[]): Difference[] => {
  const named = new Set(lines.map(({ service, place }) => `${service} ${place}`));
  return [...servicesOf(compared, lines)].sort().flatMap((service) => {
    const everywhere = compareAt(compared, service, 'all');
    return [...placesOf(compared, service)].sort().flatMap((place) => {
      const here = place === 'all' ? everywhere : compareAt(compared, service, place);
      if (place !== 'all' && everywhere.effect !== 'unchanged' && here.key === everywhere.key) return [];
      const isShown = here.effect !== 'unchanged' || named.has(`${service} ${place}`);
      return isShown ? [show(place, service, here)] : [];
    });
  });
};
