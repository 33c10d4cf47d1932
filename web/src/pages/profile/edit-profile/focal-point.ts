import type { ApolloCache } from '@apollo/client'

export interface FocalPoint {
  x: number
  y: number
}

const layerOf = (id: string) => `focal-point:${id}`

/** Shows a picture cropped around another point, until that is saved or given up. */
export function showFocalPoint(cache: ApolloCache, id: string, point: FocalPoint): void {
  cache.batch({
    optimistic: layerOf(id),
    removeOptimistic: layerOf(id),
    update: () =>
      cache.modify({
        id: cache.identify({ __typename: 'MediaFile', id })!,
        fields: { focalPoint: () => ({ __typename: 'FocalPoint', ...point }) },
      }),
  })
}

export const hideFocalPoint = (cache: ApolloCache, id: string): void => cache.removeOptimistic(layerOf(id))
