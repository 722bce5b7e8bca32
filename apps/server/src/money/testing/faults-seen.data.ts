import type { Scenario } from '@admint/simulator';

/** How four pictures end under a fault: how many there are, what is said, what was charged, and what may help. */
export interface Seen {
  scenario: Scenario;
  pictures: number;
  says: string[];
  /** USD */
  charged: number;
  /** May trying again help? Null when nothing failed. */
  again: boolean | null;
}

/** `often`: looked at in every run of the tests, not only in the full one. */
export const FAULTS_SEEN: (Seen & { often?: true })[] = [
  {
    scenario: 'ok',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'cold_boot',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'slow_sync',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'sync_output_processing',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'data_uri_output',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'progress_logs',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'e005',
    pictures: 0,
    says: ['The model’s content filter refused this. Change the words or the photo and try again.'],
    charged: 0,
    again: false,
    often: true,
  },
  {
    scenario: 'nsfw_black',
    pictures: 0,
    says: ['The model’s content filter blacked the picture out. Another seed or other words may pass.'],
    charged: 0.012,
    again: false,
  },
  {
    scenario: 'nsfw_retry',
    pictures: 0,
    says: [
      'The model’s content filter refused this picture. It is known for false alarms: another seed may pass.',
    ],
    charged: 0,
    again: false,
  },
  {
    scenario: 'pa_interrupted',
    pictures: 0,
    says: ['Replicate interrupted the job. It can be asked for again.'],
    charged: 0,
    again: true,
  },
  {
    scenario: 'e1000',
    pictures: 4,
    says: [
      '“…” were made by FLUX Pro for $0.06 each, because FLUX schnell failed. Replicate had an unknown problem.',
    ],
    charged: 0.22,
    again: null,
    often: true,
  },
  {
    scenario: 'e1001',
    pictures: 4,
    says: [
      '“…” were made by FLUX Pro for $0.06 each, because FLUX schnell failed. The model ran out of memory.',
    ],
    charged: 0.22,
    again: null,
  },
  {
    scenario: 'e6716',
    pictures: 4,
    says: [
      '“…” were made by FLUX Pro for $0.06 each, because FLUX schnell failed. The model did not start in time.',
    ],
    charged: 0.22,
    again: null,
  },
  {
    scenario: 'late_input_error',
    pictures: 0,
    says: ['Replicate could no longer read a picture it had been sent. It is sent anew on the next try.'],
    charged: 0,
    again: true,
  },
  {
    scenario: 'aborted',
    pictures: 4,
    says: [
      '“…” were made by FLUX Pro for $0.06 each, because FLUX schnell failed. The model did not start in the time we gave it, so the job was dropped before it cost anything.',
    ],
    charged: 0.22,
    again: null,
  },
  {
    scenario: 'deadline_canceled',
    pictures: 4,
    says: [
      '“…” were made by FLUX Pro for $0.06 each, because FLUX schnell failed. The job ran into the time limit and was stopped.',
    ],
    charged: 0.22,
    again: null,
  },
  {
    scenario: '401',
    pictures: 0,
    says: ['Replicate does not accept the key. Check it in the settings.'],
    charged: 0,
    again: false,
  },
  {
    scenario: '402',
    pictures: 0,
    says: [
      'The Replicate account has no credit left. Add some at replicate.com/account/billing; it takes a few minutes to arrive.',
    ],
    charged: 0,
    again: false,
    often: true,
  },
  {
    scenario: '422_version',
    pictures: 0,
    says: [
      "Replicate refused the request: The specified version does not exist (or perhaps you don't have permission to use it?)",
    ],
    charged: 0,
    again: false,
  },
  {
    scenario: '429_retry_after',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: '429_low_credit',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: '5xx_on_poll',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'reset_after_accept',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
    often: true,
  },
  {
    scenario: 'truncated_download',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'slow_download',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'expired',
    pictures: 0,
    says: [
      'Replicate has deleted the result: it keeps results for one hour only. It was paid for once; making it again costs again.',
    ],
    charged: 0.012,
    again: true,
    often: true,
  },
  {
    scenario: 'unknown_status',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'no_metrics',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'metrics_variants',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'iterator_partial',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'html_502',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
  {
    scenario: 'reset_before_accept',
    pictures: 4,
    says: [],
    charged: 0.012,
    again: null,
  },
];
