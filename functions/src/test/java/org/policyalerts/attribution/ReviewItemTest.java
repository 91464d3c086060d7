package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewItemTest {

    private static List<CaseNews> news(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new CaseNews("key " + number, AWARE, "text " + number))
                .toList();
    }

    @Test
    void keepsTheTwentyLatestNewsAndKnowsTheOthersAllTheSame() {
        ReviewItem item = anItemDueAt(AWARE).build().withNews(news(0, 15)).withNews(news(15, 21));

        assertThat(item.news()).isEqualTo(news(1, 21));
        assertThat(item.knows("key 0")).isTrue();
    }

    @Test
    void forgetsTheOldestOfMoreThanTwoHundredKeys() {
        ReviewItem item = anItemDueAt(AWARE).build().withNews(news(0, 199)).knowing("unassessed");

        assertThat(item.knows("key 0")).isTrue();
        assertThat(item.knowing("ally:US:IR").knows("key 0")).isFalse();
        assertThat(item.knowing("ally:US:IR").knows("unassessed")).isTrue();
    }

    @Test
    void tellsWhatIsNewsToItFromWhatItKnows() {
        ReviewItem item = anItemDueAt(AWARE).build().withNews(news(0, 2));

        assertThat(item.unknown(news(1, 4))).isEqualTo(news(2, 4));
    }
}
