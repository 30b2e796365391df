package dev.coodie.examples.guide;

import static dev.coodie.column.Select.similarity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Scored;
import dev.coodie.annotation.Similarity;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nearest vectors. */
class VectorsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Passage.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Passage> passages = coodie.documents(Passage.class);

  @BeforeEach
  void three_passages() {
    passages.save(new Passage(1, "en", "cats", new float[] {1, 0, 0}));
    passages.save(new Passage(2, "en", "lions", new float[] {0.9f, 0.1f, 0}));
    passages.save(new Passage(3, "en", "ships", new float[] {0, 0, 1}));
  }

  @Test
  void the_nearest_come_first() {
    // tag::vector-nearest[]
    List<Passage> nearest =
        passages.find().nearest(Passage_.embedding, new float[] {1, 0, 0}).limit(2).all();
    // end::vector-nearest[]

    assertThat(nearest).extracting(Passage::text).containsExactly("cats", "lions");
  }

  @Test
  void the_similarity_comes_with_the_document() {
    // tag::vector-scored[]
    List<Scored<Passage>> scored =
        passages
            .find(Passage_.language.eq("en"))
            .nearest(Passage_.embedding, new float[] {1, 0, 0})
            .limit(3)
            .scored();
    float best = scored.get(0).similarity();
    // end::vector-scored[]

    assertThat(best).isEqualTo(1f);
    assertThat(scored).extracting(s -> s.document().id()).containsExactly(1, 2, 3);
    assertThat(scored.get(2).similarity()).isLessThan(0.6f);
  }

  @Test
  void another_dimension_is_refused_before_sending() {
    assertThatThrownBy(() -> passages.find().nearest(Passage_.embedding, new float[] {1}))
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void any_similarity_can_be_selected() {
    List<Row> rows =
        passages
            .find(Passage_.key(1))
            .rows(similarity(Similarity.DOT_PRODUCT, Passage_.embedding, new float[] {1, 0, 0}));

    assertThat(
            rows.get(0)
                .get(similarity(Similarity.DOT_PRODUCT, Passage_.embedding, new float[] {1, 0, 0})))
        .isEqualTo(1f);
  }
}
