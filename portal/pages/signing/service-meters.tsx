import { Meter } from '../../components/meter.tsx';
import { Tag } from '../../components/note.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { serviceInWords } from '../../words/services.ts';
import { type Coverage, shortCode } from './places.ts';
import { coverageWords } from './words.ts';

/** How the places are covered, service by service; each leads to its own list. */
export const ServiceMeters = ({ totals }: Pick<Coverage, 'totals'>) => {
  const { language } = useVisit();
  const words = coverageWords[language];
  return (
    <section class="box" aria-label={words.byService}>
      <div class="meters">
        {totals.services.map(({ service, uncovered, single, covered }) => (
          <div>
            <a href={`?service=${encodeURIComponent(service)}`}>
              <b>
                <abbr title={serviceInWords(language, service).name}>{shortCode(language, service)}</abbr>
              </b>
            </a>{' '}
            <span class="small soft">
              {uncovered > 0 ? <b class="bad">{words.counts.uncovered(uncovered)}</b> : null}
              {uncovered > 0 && single > 0 ? ', ' : null}
              {single > 0 ? words.counts.single(single) : null}
              {uncovered + single === 0 ? words.allCovered : null}
            </span>
            <Meter
              label={words.meter(service, uncovered, single, covered)}
              parts={[
                { tone: 'bad', amount: uncovered },
                { tone: 'mid', amount: single },
                { tone: 'ok', amount: covered },
              ]}
            />
          </div>
        ))}
        <ul class="row key small">
          <li>
            <Tag state="bad">{words.key.none}</Tag>
          </li>
          <li>
            <Tag state="mid">{words.key.one}</Tag>
          </li>
          <li>
            <Tag state="ok">{words.key.more}</Tag>
          </li>
        </ul>
      </div>
    </section>
  );
};
