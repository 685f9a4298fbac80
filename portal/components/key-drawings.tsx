const BOW = 'M14 2a12.5 12.5 0 1 1 0 25 12.5 12.5 0 0 1 0-25zm-4 7.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z';
const CUTS = 9;

const round = (n: number): number => Math.round(n * 100) / 100;

/** The blade: nine cuts, as deep as the digits of the SIREN, from the tip to the bow. */
const bladeOf = (siren: string): string => {
  const cuts = Array.from({ length: CUTS }, (_, index) => CUTS - 1 - index).map((index) => {
    const x = 34 + index * 8.7;
    const y = round(23 - Number(siren[index] ?? 0) * 1.05);
    return `L${round(x + 6)} ${y}L${round(x + 1.5)} ${y}`;
  });
  return `M27 8H113l5 4-5 4${cuts.join('')}L30 23H27z`;
};

/** The organisation's own key: decoration, its name is always beside it. */
export const OrganisationKey = ({ siren }: { siren: string }) => (
  <svg class="cut" viewBox="0 0 120 30" aria-hidden="true">
    <path fill-rule="evenodd" d={BOW} />
    <path d={bladeOf(siren)} />
  </svg>
);

const RING = 84;
const ON_THE_RING = [
  { siren: '219901378', angle: 128, tone: 'ink' },
  { siren: '269900422', angle: 104, tone: 'brass' },
  { siren: '229900155', angle: 80, tone: 'ink' },
  { siren: '289900089', angle: 54, tone: 'brass' },
] as const;

const placed = (angle: number): string => {
  const radians = (angle * Math.PI) / 180;
  const [x, y] = [240 + RING * Math.cos(radians), 100 + RING * Math.sin(radians)];
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle}) scale(2.1) translate(-12 -14.5)`;
};

/** A bunch of keys on one ring: what the product is called after. */
export const Bunch = () => (
  <svg class="art" viewBox="30 0 420 440" aria-hidden="true">
    <circle class="ring" cx="240" cy="100" r={RING} />
    {ON_THE_RING.map(({ siren, angle, tone }) => (
      <g class={tone} transform={placed(angle)}>
        <path fill-rule="evenodd" d={BOW} />
        <path d={bladeOf(siren)} />
      </g>
    ))}
  </svg>
);

const SMALL_KEY = 'M6-2.5h19l2.5 2.5-2.5 2.5h-3v3h-3.5v-3h-2.5v3.5h-3.5v-3.5H6z';
const MIDDLE_KEY = 'M6-2.5h23l2.5 2.5-2.5 2.5h-2v3h-3.5v-3H21v3.5h-3.5v-3.5H15v2.5h-3v-2.5H6z';

/** The mark: three keys on a ring. */
export const Mark = () => (
  <svg viewBox="0 0 40 40" aria-hidden="true">
    <g transform="translate(12 12)">
      <path transform="rotate(2)" d={SMALL_KEY} />
      <path class="brass" transform="rotate(45)" d={MIDDLE_KEY} />
      <path transform="rotate(88)" d={SMALL_KEY} />
    </g>
    <circle class="brass" cx="11.5" cy="11.5" r="8" fill="none" stroke="currentColor" stroke-width="4" />
  </svg>
);
