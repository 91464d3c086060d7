package org.policyalerts.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.faults.Line.Call;

/** A table whose calls are counted and can fail. */
public final class FaultyTable implements Table {

    private final Table table;
    private final Line line;

    public FaultyTable(Table table, Line line) {
        this.table = table;
        this.line = line;
    }

    @Override
    public Optional<Map<String, Object>> get(Key key) {
        return line.make(Call.read("item " + key), () -> table.get(key));
    }

    @Override
    public Page query(Query query) {
        return line.make(Call.read("partition " + query.partition()), () -> table.query(query));
    }

    @Override
    public void write(List<Write> writes) {
        Call call = new Call("write " + writes.size() + " " + writes.get(0).key(), writes.size() == 1);
        line.make(call, () -> {
            table.write(writes);
            return writes;
        });
    }
}
