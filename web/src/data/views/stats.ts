export interface StatFigure {
  /** Catalogue key `stats.<name>`. */
  name: 'members' | 'viewsPerPost' | 'sharesPerPost' | 'reactionsPerPost' | 'messages' | 'viewers' | 'posters';
  now: number;
  before: number;
}

/** Lines over days, whose `times` are Unix milliseconds; of `hours` they are 0 to 23 (UTC), of `weekdays` 0 (Monday) to 6. */
export interface StatGraph {
  name:
    | 'growth'
    | 'joined'
    | 'muted'
    | 'hours'
    | 'interactions'
    | 'viewSources'
    | 'memberSources'
    | 'languages'
    | 'messages'
    | 'actions'
    | 'weekdays';
  times: number[];
  lines: { name: string; values: number[] }[];
}

export interface Stats {
  figures: StatFigure[];
  graphs: StatGraph[];
}
