package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Recipe 2: frozen collections are replaced as a whole; adding to one does not compile. */
public final class FrozenCollectionsRecipe implements Recipe {
  @Override
  public String title() {
    return "2. Frozen collections";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    story.got(replaceMoves(coodie));
    story.says("GameState_.moves.append(\"Qh5\") does not compile: the column is frozen.");
  }

  /** Saves a game, replaces its moves, and reads it back. */
  static GameState replaceMoves(Coodie coodie) {
    UUID id = UUID.randomUUID();

    // tag::frozen-recipe[]
    coodie.schema().plan(GameState.class).apply();
    Documents<GameState> games = coodie.documents(GameState.class);

    games.save(new GameState(id, List.of("e4"), Set.of("ann", "bob"), Map.of("ann", 0, "bob", 0)));
    games.at(GameState_.key(id)).update(GameState_.moves.set(List.of("e4", "e5", "Nf3")));
    GameState game = games.get(GameState_.key(id));
    // end::frozen-recipe[]
    return game;
  }
}
