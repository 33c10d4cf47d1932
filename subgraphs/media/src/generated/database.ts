import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export interface CollectionItems {
  addedAt: Generated<Date>;
  collectionId: string;
  mediaId: string;
  ownerId: string;
  rank: number;
}

export interface MediaCollections {
  createdAt: Generated<Date>;
  description: string | null;
  id: string;
  isPublic: Generated<boolean>;
  itemCount: Generated<number>;
  name: string;
  ownerId: string;
  updatedAt: Generated<Date>;
}

export interface MediaFiles {
  altText: string | null;
  blurhash: string | null;
  byteSize: number;
  createdAt: Generated<Date>;
  durationMs: number | null;
  filename: string;
  height: number | null;
  id: string;
  kind: string;
  mimeType: string;
  objectKey: string;
  ownerId: string;
  rejectionReason: string | null;
  sha256: Buffer | null;
  state: string;
  updatedAt: Generated<Date>;
  version: Generated<number>;
  width: number | null;
}

export interface MediaVariants {
  byteSize: number;
  height: number;
  mediaId: string;
  mimeType: string;
  name: string;
  objectKey: string;
  width: number;
}

export interface ObjectRemovals {
  objectKey: string;
  queuedAt: Generated<Date>;
}

export interface People {
  deletedAt: Date | null;
  userId: string;
  version: number;
}

export interface StorageUsage {
  quotaBytes: Generated<number>;
  reservedBytes: Generated<number>;
  updatedAt: Generated<Date>;
  usedBytes: Generated<number>;
  userId: string;
}

export interface Uploads {
  altText: string | null;
  byteSize: number;
  completedAt: Date | null;
  createdAt: Generated<Date>;
  expiresAt: Date;
  filename: string;
  id: string;
  mediaId: string | null;
  mimeType: string;
  objectKey: string;
  ownerId: string;
}

export interface DB {
  collectionItems: CollectionItems;
  mediaCollections: MediaCollections;
  mediaFiles: MediaFiles;
  mediaVariants: MediaVariants;
  objectRemovals: ObjectRemovals;
  people: People;
  storageUsage: StorageUsage;
  uploads: Uploads;
}
