package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** Properties called like options, methods and words of CQL. */
@Document
record Clash(
    @PartitionKey int key,
    int partition,
    int ttl,
    int timestamp,
    int batch,
    int consistency,
    int timeout,
    int save,
    int update,
    int delete,
    int find,
    int get,
    int json,
    int copy,
    int ifExists,
    int ifConditions,
    int model,
    int type,
    int name,
    int token,
    int select,
    int from,
    int writetime,
    int read,
    int write) {}
