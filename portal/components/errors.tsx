import type { Fault } from '../page/faults.ts';
import { useVisit } from '../page/visit-context.ts';

/** What is to be put right, each a link to its field. It takes the focus when the page comes. */
export const ErrorSummary = ({ faults }: { faults: readonly Fault[] }) => {
  const { words } = useVisit();
  if (faults.length === 0) return null;
  return (
    <div class="box errs" role="alert" tabindex={-1} aria-labelledby="errors" data-focus>
      <h2 id="errors">{words.errors.summary(faults.length)}</h2>
      <ul>
        {faults.map(({ field, sentence }) => (
          <li>{field === undefined ? sentence : <a href={`#${field}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
};
