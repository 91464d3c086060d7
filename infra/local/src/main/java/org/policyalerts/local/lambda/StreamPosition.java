package org.policyalerts.local.lambda;

/** How far a stream has been read: the shard, and the last sequence number of it that needs no more work. */
record StreamPosition(String shardId, String sequenceNumber) {}
