import type { Child } from 'hono/jsx';

const ROWS = [1, 2, 3, 4, 5];

/** In place of what does not come: still bars, and a sentence for whoever does not see them. */
export const Skeleton = ({ status }: { status: Child }) => (
  <>
    <p role="status" class="soft">
      {status}
    </p>
    {ROWS.map((row) => (
      <div class="bone" aria-hidden="true">
        <span class={row % 2 === 0 ? 'sk long' : 'sk'} />
        <span class="sk thin" />
      </div>
    ))}
  </>
);
