export interface MeterPart {
  tone: 'ok' | 'mid' | 'bad' | 'act' | 'rest';
  amount: number;
}

/** The thinnest that a part is drawn, in percent: one in five hundred still shows. */
const MIN_PERCENT = 1.5;

const sharesOf = (parts: readonly MeterPart[]) => {
  const shown = parts.filter(({ amount }) => amount > 0);
  const total = shown.reduce((sum, { amount }) => sum + amount, 0);
  const raw = shown.map(({ tone, amount }) => ({
    tone,
    width: Math.max((100 * amount) / total, MIN_PERCENT),
  }));
  const drawn = raw.reduce((sum, { width }) => sum + width, 0);
  let x = 0;
  return raw.map(({ tone, width }) => {
    const share = { tone, x, width: (100 * width) / drawn };
    x += share.width;
    return share;
  });
};

const percent = (n: number): string => `${n.toFixed(2)}%`;

/** Parts of a whole, beside the text that gives the numbers; `label` says the same to whoever does not see it. */
export const Meter = ({ label, parts }: { label: string; parts: readonly MeterPart[] }) => (
  <svg class="meter" role="img" aria-label={label} width="100%" height="16">
    {sharesOf(parts).map(({ tone, x, width }) => (
      <svg x={percent(x)} width={percent(width)} height="16" aria-hidden="true">
        <rect
          class={tone}
          fill={tone === 'mid' ? 'url(#hatch)' : undefined}
          x="0"
          width="100%"
          height="16"
          rx="2"
        />
        <rect class="gap" x="0" width="100%" height="16" />
      </svg>
    ))}
  </svg>
);
