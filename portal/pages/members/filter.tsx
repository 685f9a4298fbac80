import { Button } from '../../components/button.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { FilterForm } from '../../components/form.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups } from '../../words/names.ts';
import { SERVICE_CODES, serviceInWords } from '../../words/services.ts';
import { type Filters, isFiltered } from './filters.ts';
import { membersWords } from './words.ts';

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value: value === 'all' ? '' : value, label }));

/** What is looked for; sent by GET, so that it works without scripts and can be kept. */
export const Filter = ({ filters }: { filters: Filters }) => {
  const { language, url, words: common } = useVisit();
  const words = membersWords[language];
  const services = SERVICE_CODES.map((code) => ({ value: code, label: serviceInWords(language, code).name }));
  return (
    <>
      <FilterForm label={words.filter}>
        <div class="q">
          <TextField name="q" label={words.q} type="search" value={filters.q} />
        </div>
        <Select
          name="status"
          label={words.status}
          value={filters.status}
          options={optionsOf(words.statuses)}
        />
        <Select name="role" label={words.role} value={filters.role} options={optionsOf(words.roles)} />
        <Select
          name="service"
          label={words.service}
          value={filters.service}
          options={[{ value: '', label: words.allServices }, ...services]}
        />
        {filters.siret === '' ? null : <input type="hidden" name="siret" value={filters.siret} />}
        <Button look="plain">{common.filter}</Button>
      </FilterForm>
      {isFiltered(filters) ? (
        <p>
          {filters.siret === '' ? null : `${words.at(inGroups(filters.siret))} `}
          <a href={url.pathname}>{words.clear}</a>
        </p>
      ) : null}
    </>
  );
};
