package org.policyalerts.local.lambda;

/** How far a stream is handled: the shard, and the sequence number of the last handled record. */
record StreamPosition(String shardId, String sequenceNumber) {}
