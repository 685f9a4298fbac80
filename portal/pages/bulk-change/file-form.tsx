import type { AnswerOf } from '../../client/contract.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Drop } from '../../components/drop.tsx';
import { Form } from '../../components/form.tsx';
import { Icon } from '../../components/icon.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { MAX_FILE_BYTES } from '../../http/sent-form.ts';
import { type Fault, faultAt } from '../../page/faults.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords } from '../../words/names.ts';
import { sendFileWords } from './send-file-words.ts';
import { bulkWords } from './words.ts';

/** The register's own bound, for a file that goes straight to its bucket. */
const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
const ACCEPTED = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the page shows besides its form. */
export interface ReadForFile {
  organisation: AnswerOf<'GET /organisations/{siren}'>;
  earlier: AnswerOf<'GET /organisations/{siren}/access-changes'>['items'];
}

interface Props extends ReadForFile {
  /** A form that was sent too late was kept, but not its file. */
  isAgain?: boolean;
  faults?: readonly Fault[];
  formKey?: string;
}

const Earlier = ({ organisation: { siren }, earlier }: ReadForFile) => {
  const { language, words: common } = useVisit();
  const words = sendFileWords[language];
  if (earlier.length === 0) return null;
  return (
    <aside>
      <div class="box">
        <h2>{words.earlier}</h2>
        <ul class="plain">
          {earlier.map(({ id, requestedAt, state }) => (
            <li>
              <a href={PATHS.bulkChange(siren, id)}>
                {bulkWords[language].list.open(common.dates.dayAndHour(requestedAt))}
              </a>
              <br />
              <span class="soft">{bulkWords[language].states[state]}</span>
            </li>
          ))}
        </ul>
        <p>
          <a href={PATHS.organisation.bulk(siren)}>{words.earlierAll}</a>
        </p>
      </div>
    </aside>
  );
};

/** What a script says while it sends a large file, where there is one. */
const Sending = () => {
  const words = sendFileWords[useVisit().language];
  return (
    <p
      role="status"
      data-through={String(MAX_FILE_BYTES)}
      data-most={String(MAX_UPLOAD_BYTES)}
      data-too-large={words.tooLarge}
      data-sending={words.sending}
      data-failed={words.failed}
    />
  );
};

/** The page on which a file is chosen or dropped. */
export const SendFile = ({ organisation, earlier, isAgain = false, faults = [], formKey }: Props) => {
  const words = sendFileWords[useVisit().language];
  const { siren, name } = organisation;
  return (
    <Screen
      title={words.title}
      organisation={{ siren, name: nameInWords(name) }}
      menu={{ of: 'organisation', at: 'bulk' }}
      faults={faults}
    >
      <p class="lead">
        {words.lead} <b>{words.nothing}</b>
      </p>
      {isAgain ? <Note state="info" title={words.chooseAgain} /> : null}
      <div class="two">
        <div>
          <Form formKey={formKey} fileAddress={PATHS.bulkFileAddress(siren)}>
            <Drop
              name="file"
              label={words.drop}
              hint={words.hint}
              accept={ACCEPTED}
              fault={faultAt(faults, 'file')}
            />
            <input type="hidden" name="upload" value="" />
            <Sending />
            <Acts>
              <Button>{words.check}</Button>
              <a href={PATHS.bulkTemplate('xlsx')}>
                <Icon name="down" /> {words.template}
              </a>
              <a href={PATHS.bulkTemplate('csv')}>{words.templateText}</a>
            </Acts>
          </Form>
          <details>
            <summary>{words.inside}</summary>
            <p>{words.columns}</p>
          </details>
        </div>
        <Earlier organisation={organisation} earlier={earlier} />
      </div>
    </Screen>
  );
};
