import { describe, expect, it } from 'vitest';
import {
  aboutPerson,
  eventFiltersIn,
  eventsQuery,
  filterFaults,
} from '../../../portal/pages/evidence/events-query.ts';
import { questionFaults, questionIn, reportQuery } from '../../../portal/pages/evidence/report-query.ts';
import { reportWords } from '../../../portal/pages/evidence/report-words.ts';
import { eventsWords } from '../../../portal/pages/evidence/words.ts';

const filters = (query: string) => eventFiltersIn(new URLSearchParams(query));
const fields = (query: string) =>
  filterFaults(filters(query), '219200235', eventsWords.fr).map(({ field }) => field);

describe('what is looked for in the register of evidence', () => {
  it('is asked by days of Paris, the last one whole', () => {
    expect(eventsQuery(filters('since=2026-07-01&until=2026-10-25'))).toEqual({
      from: '2026-06-30T22:00:00.000Z',
      until: '2026-10-25T23:00:00.000Z',
    });
  });

  it('leaves out what is empty, and a kind that nobody knows', () => {
    expect(eventsQuery(filters('q=ben&type=no-such-kind&siret=&since=&until='))).toEqual({});
  });

  it('takes a SIRET with its spaces, and no other body’s', () => {
    expect(eventsQuery(filters('siret=219+200+235+00014'))).toEqual({ siret: '21920023500014' });
    expect(fields('siret=219+200+235+00014')).toEqual([]);
    expect(fields('siret=21999013700014')).toEqual(['siret']);
  });

  it('says which day is none, and which end comes before its beginning', () => {
    expect(fields('since=2026-02-30&until=tomorrow')).toEqual(['since', 'until']);
    expect(fields('since=2026-02-02&until=2026-02-01')).toEqual(['until']);
    expect(fields('since=2026-02-01&until=2026-02-01')).toEqual([]);
  });

  it('begins anew for a person who is chosen', () => {
    const url = new URL(
      'https://portal.example/organisations/219200235/events?q=ben&type=grant.given&cursor=abc',
    );
    expect(aboutPerson(url, 'someone')).toBe(
      '/organisations/219200235/events?type=grant.given&personId=someone',
    );
  });
});

describe('who could sign', () => {
  const question = (query: string) => questionIn(new URLSearchParams(query));
  const at = (query: string) => reportQuery(question(query)).at;

  it('is asked by the clocks of Paris, at noon where no hour is given', () => {
    expect(at('day=2026-07-01&hour=11:40')).toBe('2026-07-01T09:40:00.000Z');
    expect(at('day=2026-01-01&hour=00:30')).toBe('2025-12-31T23:30:00.000Z');
    expect(at('day=2026-01-01&hour=')).toBe('2026-01-01T11:00:00.000Z');
  });

  it('is asked of a moment that has passed', () => {
    const now = Date.parse('2026-07-01T09:40:00Z');
    const faults = (query: string) =>
      questionFaults(question(query), { siren: '219200235', now }, reportWords.fr).map(({ field }) => field);
    expect(faults('day=2026-07-01&hour=11:40')).toEqual([]);
    expect(faults('day=2026-07-01&hour=11:41')).toEqual(['day']);
    expect(faults('siret=1&day=&hour=24:00')).toEqual(['siret', 'day', 'hour']);
  });
});
