import type { Child } from 'hono/jsx';
import { Summary } from '../../components/summary.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { fullName, nameInWords } from '../../words/names.ts';
import type { Request } from '../request/acts.ts';
import { requestWords } from '../request/words.ts';
import { caseFileWords } from './case-file-words.ts';

const Lines = ({ lines, none }: { lines: readonly Child[]; none: string }) =>
  (lines.length === 0 ? [none] : lines).map((line) => <div>{line}</div>);

/** What an agent knows of the body and of the person before they decide. Nothing of it is told to a caller. */
export const CaseFile = ({ request }: { request: Request }) => {
  const { language, words: common } = useVisit();
  const { file, organisation, siren } = request;
  if (file === undefined) return null;
  const words = caseFileWords[language];
  const { titles, kinds } = requestWords[language];
  const { lines = [], postalCode, city } = file.place?.address ?? {};
  return (
    <Summary
      rows={[
        {
          term: words.body,
          value: (
            <>
              {nameInWords(organisation ?? '')} <span class="soft">{words.siren(siren)}</span>
              <Lines
                lines={[...lines, [postalCode, city].filter(Boolean).join(' ')].filter((line) => line !== '')}
                none={words.noAddress}
              />
            </>
          ),
        },
        {
          term: words.administrators,
          value: (
            <Lines
              lines={file.administrators.map(({ lastLoginAt, ...names }) => (
                <>
                  {fullName(names)}{' '}
                  <span class="soft">
                    {lastLoginAt === undefined ? words.never : words.last(common.dates.day(lastLoginAt))}
                  </span>
                </>
              ))}
              none={words.noAdministrator}
            />
          ),
        },
        {
          term: words.reminders,
          value: <Lines lines={file.remindedAt.map((at) => common.dates.day(at))} none={words.noReminder} />,
        },
        {
          term: words.earlier,
          value: (
            <Lines
              lines={file.earlier.map(({ kind, requestedAt, state }) => (
                <>
                  {kinds[kind]} <span class="soft">{common.dates.day(requestedAt)}</span> : {titles[state]}
                </>
              ))}
              none={words.noEarlier}
            />
          ),
        },
        {
          term: words.answered,
          value: (
            <Lines
              lines={file.answered.map(({ name, at }) => words.answeredBy(name, common.dates.day(at)))}
              none={words.noAnswer}
            />
          ),
        },
      ]}
    />
  );
};
