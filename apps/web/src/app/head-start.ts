import { queryClient } from '../lib/query-client.ts';

/*
 * What a page shows is asked for while its code is still on the way. Nothing waits for these answers and no fault of
 * theirs is told here: the page asks itself and finds them in the cache.
 */

/** The ad of the address. */
export function beginAd({ params }: { params: { id: string } }): void {
  void readAd(params.id).catch(nothing);
}

/** The ad, and with its answer the video it ends in and the picture that stands for it. */
export function beginResult({ params }: { params: { id: string } }): void {
  void readAd(params.id)
    .then(async ({ final_video: video }) => {
      if (!video) return;
      showEarly(video.thumbnail_url);
      const { videoQuery } = await import('../lib/gallery-api.ts');
      await queryClient.prefetchQuery(videoQuery(video.generation_id));
    })
    .catch(nothing);
}

/** The storyboard of the ad. */
export function beginStoryboard({ params: { id } }: { params: { id: string } }): void {
  void import('../lib/storyboard-api.ts')
    .then(({ storyboardQuery }) => queryClient.prefetchQuery(storyboardQuery(id)))
    .catch(nothing);
}

export function beginVideo({ params: { id } }: { params: { id: string } }): void {
  void import('../lib/gallery-api.ts')
    .then(({ videoQuery }) => queryClient.ensureQueryData(videoQuery(id)))
    .then((video) => {
      showEarly(video.video?.thumbnail_url);
      return readAd(video.session_id);
    })
    .catch(nothing);
}

export function beginComparison({ params: { groupId } }: { params: { groupId: string } }): void {
  void import('../features/compare/compare-api.ts')
    .then(({ comparisonQuery }) => queryClient.prefetchQuery(comparisonQuery(groupId)))
    .catch(nothing);
}

function showEarly(picture: string | undefined): void {
  if (picture) new Image().src = picture;
}

async function readAd(id: string) {
  const { sessionQuery } = await import('../lib/session-api.ts');
  return queryClient.ensureQueryData(sessionQuery(id));
}

const nothing = () => undefined;
