export interface EngineOptions {
  /** A folder to keep the data in; without it nothing outlives the engine. */
  dataPath?: string | undefined;
  /** As fast as it can be once it is warm: what is measured against it must not look better for a slow table. */
  isMeasured?: boolean | undefined;
}

/** An engine at work. It ends with this process, however that ends. */
export interface RunningEngine {
  /** For this machine's own programs: whoever knows it can read and write everything. Never printed. */
  endpoint: string;
  /** Resolves when the process has gone; may be called again. */
  stop: () => Promise<void>;
  /** Resolves when the process has ended though nobody stopped it; otherwise never. */
  gone: Promise<EngineGone>;
}

/** What stands for DynamoDB on this machine. */
export interface TableEngine {
  /** As `--engine` and TABLE_ENGINE name it, and as a data folder records it. */
  name: string;
  /** What is installed; undefined where nothing is. */
  version: () => string | undefined;
  /** Why it cannot run on this machine, for a person; undefined where it can. */
  whyNot: () => string | undefined;
  /** Whether ReturnConsumedCapacity tells of every kind of read what AWS would. */
  countsUnits: boolean;
  start: (options: EngineOptions) => Promise<RunningEngine>;
}

/** Nothing on this machine can stand for DynamoDB in that way; the message is for a person. */
export class NoEngine extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoEngine';
  }
}

/** The engine ended though nobody had stopped it; the message is for a person. */
export class EngineGone extends Error {
  constructor(engine: string, exitCode: number) {
    super(
      `The local table's engine (${engine}) has ended by itself, with code ${exitCode}: ` +
        'start again, and the system goes on from what was stored.',
    );
    this.name = 'EngineGone';
  }
}
