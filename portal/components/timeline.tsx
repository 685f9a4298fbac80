import type { Child } from 'hono/jsx';

export interface Period {
  /** In percent of the whole width, 0 to 100. */
  from: number;
  to: number;
  /** `on` is drawn solid, and so is `sign`; the others by their own pattern. */
  kind: 'on' | 'sign' | 'declare' | 'consult' | 'suspended';
  label: string;
}

interface Props {
  /** What the drawing shows; the same stands as text below. */
  label: string;
  /** The years below it, all of one width. */
  years: readonly number[];
  lines: readonly { name: string; periods: readonly Period[] }[];
  /** How to read the patterns. */
  legend: Child;
}

const NARROW_PERCENT = 6;

/** What has just begun shows too. */
const LEAST_PERCENT = 1.5;

const Bar = ({ from, to, kind, label }: Period) => (
  <svg
    x={`${Math.min(from, 100 - LEAST_PERCENT)}%`}
    width={`${Math.max(to - from, LEAST_PERCENT)}%`}
    height="36"
    aria-hidden="true"
  >
    <rect
      class={kind}
      fill={kind === 'suspended' ? 'url(#hatch)' : undefined}
      x="1"
      y="4"
      width="100%"
      height="28"
      rx="3"
    />
    {to - from < NARROW_PERCENT ? null : (
      <text class={kind} x="9" y="23">
        {label}
      </text>
    )}
  </svg>
);

/** Somebody's access over the years: a drawing of what the list below it tells. */
export const Timeline = ({ label, years, lines, legend }: Props) => (
  <figure>
    <div class="tl" role="img" aria-label={label}>
      <div>
        <span />
        <div class="ax">
          {years.map((year) => (
            <span>{year}</span>
          ))}
        </div>
      </div>
      {lines.map(({ name, periods }) => (
        <div>
          <span>{name}</span>
          <svg class="tr" width="100%" height="36" aria-hidden="true">
            {years.map((_, index) => (
              <line
                x1={`${(100 * index) / years.length}%`}
                x2={`${(100 * index) / years.length}%`}
                y1="0"
                y2="36"
              />
            ))}
            {periods.map((period) => (
              <Bar {...period} />
            ))}
          </svg>
        </div>
      ))}
    </div>
    <figcaption class="small soft">{legend}</figcaption>
  </figure>
);
