import { Meter } from '../../components/meter.tsx';
import { Note } from '../../components/note.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { Approvers } from './acts.tsx';
import { LeftAsItIs, Unreadable } from './outcome.tsx';
import { isAtWork, type Read } from './read.ts';
import { resultWords } from './result-words.ts';
import { bulkWords } from './words.ts';

/** Who asked, and how far it is. */
export const Standing = ({ organisation, change, lines }: Read) => {
  const { language, words: common, url } = useVisit();
  const [words, told] = [bulkWords[language], resultWords[language]];
  const { state, requestedBy, requestedAt, progress, refusal, unreadable } = change;
  const asker = organisation.administrators.find(({ personId }) => personId === requestedBy);
  const name = asker === undefined ? words.somebody : fullName(asker);
  const { done, total, refused } = progress ?? { done: 0, total: 0, refused: 0 };
  return (
    <>
      {words.abouts[state] === '' ? null : <p class="lead">{words.abouts[state]}</p>}
      {unreadable === undefined ? null : <Unreadable why={unreadable} />}
      {refusal === undefined ? null : <p>{words.why(refusal)}</p>}
      <p class="soft">{words.by(name, common.dates.dayAndHour(requestedAt))}</p>
      {isAtWork(change) ? (
        <div role="status">
          {total === 0 ? null : (
            <>
              <p>{words.progress(done, total)}</p>
              <Meter
                label={words.progress(done, total)}
                parts={[
                  { tone: 'act', amount: done },
                  { tone: 'rest', amount: total - done },
                ]}
              />
            </>
          )}
          <p>
            {words.leave} <a href={url.pathname}>{words.look}</a>
          </p>
        </div>
      ) : null}
      {state === 'awaiting-approval' ? <Approvers organisation={organisation} change={change} /> : null}
      {refused > 0 && !isAtWork(change) ? (
        <Note state="mid" title={words.notApplied(refused)}>
          <p>
            <a href={PATHS.faultyLines(organisation.siren, change.id)}>{told.seeFaulty(refused)}</a>
          </p>
        </Note>
      ) : null}
      <LeftAsItIs organisation={organisation} change={change} lines={lines} />
    </>
  );
};
