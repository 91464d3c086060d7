package org.policyalerts.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.dynamodb.Table;
import org.policyalerts.faults.Calls.Call;

/** A table whose calls are counted and can fail. */
final class FaultyTable implements Table {

    private final Table table;
    private final Calls calls;

    FaultyTable(Table table, Calls calls) {
        this.table = table;
        this.calls = calls;
    }

    @Override
    public Optional<Map<String, Object>> get(Key key) {
        return calls.make(new Call("get " + key, false), () -> table.get(key));
    }

    @Override
    public Page query(Query query) {
        return calls.make(new Call("query " + query.partition(), false), () -> table.query(query));
    }

    @Override
    public void write(List<Write> writes) {
        Call call = new Call("write " + writes.size() + " " + writes.get(0).key(), writes.size() == 1);
        calls.make(call, () -> {
            table.write(writes);
            return writes;
        });
    }
}
