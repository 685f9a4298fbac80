import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import type { Request } from './acts.ts';
import { requestWords } from './words.ts';

/** What the candidate can do meanwhile: the key, or think better of it. */
export const Meanwhile = ({ request }: { request: Request }) => {
  const { language, words: common } = useVisit();
  const words = requestWords[language];
  const { can } = request;
  const letter = request.letters.at(-1);
  const hasKey = can.includes('activate');
  if (!hasKey && !can.includes('order-activation-key') && !can.includes('cancel')) return null;
  return (
    <aside>
      {hasKey || can.includes('order-activation-key') ? (
        <div class="box">
          <h2>{words.key.title}</h2>
          <p>{words.key.about}</p>
          {letter === undefined ? null : (
            <p class="soft">
              {words.key.ordered(common.dates.day(letter.orderedAt))}{' '}
              {words.key.tries(letter.triesLeft, common.dates.day(letter.expiresAt))}
            </p>
          )}
          {hasKey ? (
            <p>
              <a href={PATHS.changeKey(request.id)}>{words.key.enter}</a>
            </p>
          ) : null}
          {can.includes('order-activation-key') ? (
            <Form action={PATHS.changeKeyOrder(request.id)}>
              <Button look="plain">{words.key.order}</Button>
            </Form>
          ) : null}
        </div>
      ) : null}
      {can.includes('cancel') ? (
        <div class="box">
          <h2>{words.cancel.title}</h2>
          <p>
            <a href={PATHS.changeCancel(request.id)}>{words.cancel.link}</a>
          </p>
          <p class="small soft">{words.cancel.until}</p>
        </div>
      ) : null}
    </aside>
  );
};
