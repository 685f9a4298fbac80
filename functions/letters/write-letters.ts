import type { Event } from '../../shared/domain/events.ts';
import { logger } from '../../shared/observability/logger.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { writeApprovalLetter } from '../../shared/use-cases/administrator-changes/write-approval-letter.ts';
import { type LetterWriter, writeLetter } from '../../shared/use-cases/administrator-changes/write-letter.ts';

/** A key was ordered, or its envelope leaves; or somebody was approved of whom the head office is told. */
const write = (writer: LetterWriter, event: Event): Promise<string> =>
  event.data.letter === undefined ? writeApprovalLetter(writer, event) : writeLetter(writer, event);

export const writeLetters = (writer: LetterWriter) =>
  serveEvents({
    failed: 'letter failed',
    handle: async (event) => {
      const outcome = await write(writer, event);
      logger.info('letter', { stream: event.stream, event: event.id, outcome });
    },
  });
