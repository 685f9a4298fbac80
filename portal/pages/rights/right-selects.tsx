import { useVisit } from '../../page/visit-context.ts';
import { serviceInWords } from '../../words/services.ts';
import { fieldOf, type Right, type Service } from './asked-rights.ts';
import { rightsWords } from './words.ts';

interface Props {
  services: readonly Service[];
  chosen: Readonly<Record<string, Right>>;
  fault: string | undefined;
}

/** The services that most people have to do with are shown at once. */
const FIRST = ['DSN', 'DSIJ', 'DPAE', 'DAT', 'COMPTE-ENTREPRISE'];

const Line = ({ service, chosen }: { service: Service; chosen: Right | undefined }) => {
  const { language, words: common } = useVisit();
  const { code, rights } = service;
  const { name, about } = serviceInWords(language, code);
  const id = fieldOf(code);
  return (
    <div class="svc">
      <div>
        <label for={id}>
          {name} ({code})
        </label>
        <p class="small soft">{about}</p>
      </div>
      <select id={id} name={id}>
        <option value="">{rightsWords[language].none}</option>
        {rights.map((right) => (
          <option value={right} selected={right === chosen}>
            {common.rights[right]}
          </option>
        ))}
      </select>
    </div>
  );
};

/** A right for each service: those that people ask for first, then the rest behind a line. */
export const RightSelects = ({ services, chosen, fault }: Props) => {
  const { language, words: common } = useVisit();
  const words = rightsWords[language];
  const [sign, signs, declare, declares] = words.explained;
  const isFirst = ({ code }: Service): boolean => FIRST.includes(code) || chosen[code] !== undefined;
  const [first, rest] = [services.filter(isFirst), services.filter((service) => !isFirst(service))];
  return (
    <>
      <p>
        <b>{sign}</b>
        {signs}
        <b>{declare}</b>
        {declares}
      </p>
      {fault === undefined ? null : (
        <p class="err" id="rights-fault">
          <span class="vh">{common.errors.prefix}</span>
          {fault}
        </p>
      )}
      {first.map((service) => (
        <Line service={service} chosen={chosen[service.code]} />
      ))}
      {rest.length === 0 ? null : (
        <details class="box">
          <summary>{words.others(rest.length)}</summary>
          {rest.map((service) => (
            <Line service={service} chosen={undefined} />
          ))}
        </details>
      )}
    </>
  );
};

/** What the summary's link leads to. */
export const FIRST_RIGHT = fieldOf('DSN');
